package dev.slipstream.store.firestore;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.ResultRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.RetryHelper;
import com.google.cloud.RetryHelper.RetryHelperException;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.protobuf.ByteString;
import dev.slipstream.model.Change;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The runs of one change, each a fresh decision in a transaction of its own, on the caller's
 * thread. It is run again after an abort and after a commit whose answer was lost, which the next
 * run then sees: at most {@link Limits#attempts} times within {@link Limits#transactionTime}.
 */
final class Attempts<A> {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final ResultRetryAlgorithm<Object> ALGORITHM =
      new BasicResultRetryAlgorithm<>() {
        @Override
        public boolean shouldRetry(Throwable failure, Object answer) {
          return failure != null && Failures.isWorthAnotherRun(failure);
        }
      };

  private final Change<A> change;
  private final Limits limits;
  private Transaction transaction;
  private int count;
  private Usage usage = Usage.NONE;

  Attempts(FirestoreClient client, Names names, Change<A> change, Limits limits) {
    this.change = change;
    this.limits = limits;
    this.transaction = new Transaction(client, names, ByteString.EMPTY);
  }

  Applied<A> run() {
    try {
      return RetryHelper.runWithRetries(
          this::attempt, patience(), ALGORITHM, NanoClock.getDefaultClock());
    } catch (RetryHelperException e) {
      throw reported(Optional.ofNullable(e.getCause()));
    }
  }

  private RetrySettings patience() {
    return RetrySettings.newBuilder()
        .setMaxAttempts(limits.attempts())
        .setTotalTimeoutDuration(limits.transactionTime())
        .setInitialRetryDelayDuration(FIRST_PAUSE)
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(LONGEST_PAUSE)
        .build();
  }

  private Applied<A> attempt() {
    count++;
    transaction = transaction.again();
    try (Transaction current = transaction) {
      Deciding.Decided<A> decided = Deciding.decide(change, current, limits);
      usage = usage.plus(decided.usage());
      List<Write> writes = decided.commit().writes();
      StoreException.refuseFor(new LimitCheck(limits).problem(writes));
      current.commit(writes);
      return new Applied<>(decided.commit().answer(), count, usage.plus(Usage.ofCommit(writes)));
    }
  }

  /** What the caller is told; an error of the decision itself as it is. */
  private static RuntimeException reported(Optional<Throwable> cause) {
    if (cause.isPresent() && cause.get() instanceof ApiException failure) {
      return Failures.of(failure);
    }
    if (cause.isPresent() && cause.get() instanceof RuntimeException error) {
      return error;
    }
    if (cause.isPresent() && cause.get() instanceof Error broken) {
      throw broken;
    }
    return new StoreException(Reason.UNAVAILABLE, "interrupted between two attempts");
  }
}
