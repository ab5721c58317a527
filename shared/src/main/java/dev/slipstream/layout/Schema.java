package dev.slipstream.layout;

/** Which of the two schemas is authoritative for a player. */
public enum Schema {
  LEGACY("legacy"),
  NEW("new");

  private final String id;

  Schema(String id) {
    this.id = id;
  }

  /** The name on the wire. */
  public String id() {
    return id;
  }
}
