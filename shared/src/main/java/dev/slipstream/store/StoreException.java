package dev.slipstream.store;

import java.util.Optional;

/** The store could not do it; nothing was written unless {@link Reason#UNAVAILABLE}. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, in the terms of the caller's next move. */
  public enum Reason {
    /** A document to be created exists. */
    ALREADY_EXISTS,
    /** A document to be incremented does not exist. */
    NOT_FOUND,
    /** Others kept changing the same documents; try later. */
    CONTENTION,
    /** No answer, or an ambiguous one; a change may have been applied. Try again. */
    UNAVAILABLE,
    /** Beyond a limit, or not a valid request; trying again will not help. */
    REFUSED
  }

  private final Reason reason;

  public StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Refuses where there is a problem. */
  public static void refuseFor(Optional<String> problem) {
    if (problem.isPresent()) {
      throw new StoreException(Reason.REFUSED, problem.get());
    }
  }

  public Reason reason() {
    return reason;
  }
}
