package dev.slipstream.store.firestore;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.util.Set;

/** What the client reports, in our terms. */
final class Failures {

  /** As Google's own transactions: nothing is known, or nothing was done. */
  private static final Set<Code> WORTH_ANOTHER_RUN =
      Set.of(
          Code.ABORTED,
          Code.CANCELLED,
          Code.UNKNOWN,
          Code.DEADLINE_EXCEEDED,
          Code.INTERNAL,
          Code.UNAVAILABLE,
          Code.RESOURCE_EXHAUSTED);

  private Failures() {}

  static StoreException of(ApiException failure) {
    return new StoreException(reason(failure), "Firestore: " + failure.getMessage(), failure);
  }

  private static Reason reason(ApiException failure) {
    return switch (failure.getStatusCode().getCode()) {
      case ALREADY_EXISTS -> Reason.ALREADY_EXISTS;
      case NOT_FOUND -> Reason.NOT_FOUND;
      case ABORTED -> Reason.CONTENTION;
      case INVALID_ARGUMENT -> isExpired(failure) ? Reason.UNAVAILABLE : Reason.REFUSED;
      case OUT_OF_RANGE, FAILED_PRECONDITION, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED ->
          Reason.REFUSED;
      default -> Reason.UNAVAILABLE;
    };
  }

  /** Whether a transaction that failed so is worth deciding again from the start. */
  static boolean isWorthAnotherRun(Throwable failure) {
    return failure instanceof ApiException api
        && (WORTH_ANOTHER_RUN.contains(api.getStatusCode().getCode()) || isExpired(api));
  }

  /** The server gave up the transaction; it says so in words only. */
  private static boolean isExpired(ApiException failure) {
    return failure.getStatusCode().getCode() == Code.INVALID_ARGUMENT
        && String.valueOf(failure.getMessage())
            .matches("(?s).*(transaction has expired|Transaction is invalid or closed).*");
  }
}
