package dev.slipstream.model;

/**
 * A legacy name without an id, quarantined: enough to replay it once the mapping tables have grown.
 *
 * @param kind car, item, cosmetic, spell, track, crateData or keyData
 */
public record Unmapped(String phase, String kind, String name, Value value) {

  public Fields toFields() {
    return Fields.builder()
        .put("phase", phase)
        .put("kind", kind)
        .put("name", name)
        .put("value", value)
        .build();
  }
}
