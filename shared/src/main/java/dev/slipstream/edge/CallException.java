package dev.slipstream.edge;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.store.StoreException;

/**
 * A call that is answered with an error. The message is for the caller: one sentence, what, whom,
 * what to do. {@code code} is what a program decides on; the details hold it and what belongs to
 * it.
 */
public final class CallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Status status;
  private final String code;
  private final transient Fields details;

  public CallException(Status status, String code, String message, Fields details) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  public CallException(Status status, String code, String message) {
    this(status, code, message, Fields.empty());
  }

  /** An argument that cannot be taken; the field is named in the sentence and in the details. */
  public static CallException invalid(String field, String message) {
    return new CallException(
        Status.INVALID_ARGUMENT,
        Status.INVALID_ARGUMENT.name(),
        message,
        Fields.builder().put("field", field).build());
  }

  public static CallException unauthenticated(String message) {
    return new CallException(Status.UNAUTHENTICATED, Status.UNAUTHENTICATED.name(), message);
  }

  public static CallException permissionDenied(String message) {
    return new CallException(Status.PERMISSION_DENIED, Status.PERMISSION_DENIED.name(), message);
  }

  /**
   * A player's data cannot be understood: the finding's code, and where in the blob it is.
   *
   * @param whom what cannot be done to whom, such as "Player u1 cannot be read"
   */
  public static CallException broken(Finding finding, String whom) {
    return new CallException(
        Status.FAILED_PRECONDITION,
        finding.code().name(),
        "%s: %s; mend the legacy document and call again.".formatted(whom, finding.sentence()),
        Fields.builder()
            .put("phase", finding.phase())
            .put("at", finding.at().pointer())
            .put("place", finding.at().text())
            .build());
  }

  /** The same error, and what else belongs to it. */
  public CallException with(Fields more) {
    return new CallException(status, code, String.valueOf(getMessage()), details.merge(more));
  }

  /** Says that it is our fault and nothing else; what happened stands in the log. */
  static CallException internal() {
    return new CallException(
        Status.INTERNAL,
        Status.INTERNAL.name(),
        "Something went wrong on the server; try again later, and tell the operators if it stays.");
  }

  static CallException of(StoreException failure) {
    return switch (failure.reason()) {
      case UNAVAILABLE ->
          new CallException(
              Status.UNAVAILABLE,
              "STORE_UNAVAILABLE",
              "The database does not answer; call again in a moment, which is always safe.");
      case CONTENTION, ALREADY_EXISTS, NOT_FOUND ->
          new CallException(
              Status.UNAVAILABLE,
              "CONTENTION",
              "Others keep changing the same documents; call again in a moment.");
      case REFUSED -> internal();
    };
  }

  public Status status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The code and what belongs to it. */
  public Fields details() {
    return Fields.builder().put("code", code).build().merge(details);
  }
}
