package dev.slipstream.edge;

/** The statuses of the callable protocol and their HTTP codes, as the Firebase SDKs map them. */
public enum Status {
  OK(200),
  CANCELLED(499),
  INVALID_ARGUMENT(400),
  DEADLINE_EXCEEDED(504),
  NOT_FOUND(404),
  ALREADY_EXISTS(409),
  PERMISSION_DENIED(403),
  UNAUTHENTICATED(401),
  RESOURCE_EXHAUSTED(429),
  FAILED_PRECONDITION(400),
  ABORTED(409),
  OUT_OF_RANGE(400),
  UNIMPLEMENTED(501),
  INTERNAL(500),
  UNAVAILABLE(503);

  private final int httpCode;

  Status(int httpCode) {
    this.httpCode = httpCode;
  }

  public int httpCode() {
    return httpCode;
  }
}
