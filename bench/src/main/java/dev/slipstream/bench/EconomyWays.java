package dev.slipstream.bench;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreException;
import dev.slipstream.bench.Heat.Way;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.Deciding.Decided;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import io.grpc.Status;
import java.util.List;
import java.util.function.Consumer;

/** The ways of applying an operation that is prepared. */
final class EconomyWays {

  private final Store store;
  private final Firestore client;
  private final Economy economy;

  EconomyWays(Store store, Firestore client, Economy economy) {
    this.store = store;
    this.client = client;
    this.economy = economy;
  }

  /** What ours would read and write, as things stand. */
  PreparedOperation prepare(Operation operation) {
    Decided<Posted> decided = Deciding.preview(store, economy.change(operation), ReadTime.latest());
    requireDone(operation.player(), decided.commit().answer());
    return new PreparedOperation(
        operation,
        List.copyOf(decided.read()),
        decided.commit().writes(),
        decided.commit().writes().stream().map(write -> ClientWrite.of(client, write)).toList());
  }

  /** The work of a lane. */
  Consumer<PreparedOperation> work(Heat heat, Way way) {
    Consumer<PreparedOperation> work =
        switch (way) {
          case OURS -> this::post;
          case BARE -> one -> Bare.commit(client, one.reads(), one.clientWrites());
          case ADAPTER -> one -> Bare.commit(store, one.reads(), one.writes());
          case PEERS -> new PeersWay(client, heat.schema())::post;
        };
    return heat.isContended() ? one -> contended(work, one) : work;
  }

  private void post(PreparedOperation prepared) {
    Operation operation = prepared.operation();
    requireDone(operation.player(), economy.post(operation).answer());
  }

  private static void requireDone(Subject player, Posted posted) {
    if (!(posted instanceof Posted.Done done) || done.isReplayed()) {
      throw new IllegalStateException(player.id() + ": not applied, but " + posted);
    }
  }

  /** Who gives up because of others is counted. */
  private static void contended(Consumer<PreparedOperation> work, PreparedOperation one) {
    try {
      work.accept(one);
    } catch (RuntimeException e) {
      if (isContention(e)) {
        throw new GaveUp(e);
      }
      throw e;
    }
  }

  private static boolean isContention(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean isOurs = cause instanceof StoreException e && e.reason() == Reason.CONTENTION;
      boolean isTheirs =
          cause instanceof FirestoreException e
              && e.getStatus() != null
              && e.getStatus().getCode() == Status.Code.ABORTED;
      if (isOurs || isTheirs) {
        return true;
      }
    }
    return false;
  }
}
