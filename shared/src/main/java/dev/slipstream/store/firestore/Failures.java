package dev.slipstream.store.firestore;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.firestore.FirestoreException;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import io.grpc.Status;
import java.util.concurrent.ExecutionException;

/**
 * What the client reports, in our terms. Direct calls fail with gax's ApiException, transactions
 * with FirestoreException; the status is the same.
 */
final class Failures {

  private Failures() {}

  /** The failure to throw; an error of the decision itself is thrown as it is. */
  static RuntimeException of(ExecutionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException known) {
        return known;
      }
    }
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiException api) {
        return of(api.getStatusCode().getCode(), api);
      }
      if (cause instanceof FirestoreException firestore && firestore.getStatus() != null) {
        return of(code(firestore.getStatus()), firestore);
      }
    }
    if (failure.getCause() instanceof RuntimeException decision) {
      return decision;
    }
    return new StoreException(Reason.UNAVAILABLE, "Firestore failed: " + failure, failure);
  }

  private static StatusCode.Code code(Status status) {
    return StatusCode.Code.valueOf(status.getCode().name());
  }

  private static StoreException of(StatusCode.Code code, RuntimeException cause) {
    return new StoreException(reason(code), "Firestore: " + cause.getMessage(), cause);
  }

  private static Reason reason(StatusCode.Code code) {
    return switch (code) {
      case ALREADY_EXISTS -> Reason.ALREADY_EXISTS;
      case NOT_FOUND -> Reason.NOT_FOUND;
      case ABORTED -> Reason.CONTENTION;
      case INVALID_ARGUMENT, OUT_OF_RANGE, RESOURCE_EXHAUSTED, FAILED_PRECONDITION ->
          Reason.REFUSED;
      default -> Reason.UNAVAILABLE;
    };
  }
}
