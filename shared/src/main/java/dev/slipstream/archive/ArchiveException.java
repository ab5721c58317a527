package dev.slipstream.archive;

/** The archive could not do it. */
public final class ArchiveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isThere;

  private ArchiveException(boolean isThere, String message, Throwable cause) {
    super(message, cause);
    this.isThere = isThere;
  }

  public static ArchiveException exists(String name, Throwable cause) {
    return new ArchiveException(true, "the archive has " + name + " already", cause);
  }

  public static ArchiveException unavailable(String name, Throwable cause) {
    return new ArchiveException(
        false, "the archive does not answer for %s: %s".formatted(name, cause.getMessage()), cause);
  }

  /** Whether a file of that name exists, so that trying again will not help. */
  public boolean isThere() {
    return isThere;
  }
}
