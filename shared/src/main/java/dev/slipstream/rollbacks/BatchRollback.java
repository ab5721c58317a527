package dev.slipstream.rollbacks;

import dev.slipstream.engine.Attic;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Together;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.report.RollbackSummary;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.waves.Rollouts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rolls the players of one message back. Nobody who is refused, or is back already, holds up the
 * others; doing it again costs two reads for each who is done.
 */
public final class BatchRollback {

  private final Rollback rollback;
  private final Rollouts rollouts;
  private final int atOnce;

  /**
   * @param attic has the old documents of those who are cleaned up
   * @param atOnce players of a message rolled back at once
   */
  public BatchRollback(Store store, Attic attic, int atOnce) {
    this.rollback = new Rollback(store, attic);
    this.rollouts = new Rollouts(store);
    this.atOnce = atOnce;
  }

  /** What came of a player, or what the store could not do for it. */
  private record Attempt(Optional<RolledBack> back, Optional<StoreException> failure) {}

  /**
   * Rolls them back, or tells what would become of them. What the store could not do for somebody
   * is thrown after all others had their turn.
   *
   * @param listener is told of each player
   */
  public RollbackSummary carryOut(
      Migration<?> migration,
      List<Subject> players,
      RollbackTerms terms,
      Consumer<RolledBack> listener) {
    RollbackSummary summary = new RollbackSummary();
    RollbackRequest request = terms.under(rollouts.epoch(migration));
    Optional<StoreException> failure = Optional.empty();
    for (Attempt attempt :
        Together.map(players, atOnce, player -> attempt(migration, player, terms, request))) {
      attempt.back().ifPresent(summary::add);
      attempt.back().ifPresent(listener);
      failure = failure.or(attempt::failure);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return summary;
  }

  private Attempt attempt(
      Migration<?> migration, Subject player, RollbackTerms terms, RollbackRequest request) {
    try {
      RolledBack back =
          terms.isDryRun()
              ? rollback.plan(migration, player, request)
              : rollback.rollBack(migration, player, request);
      return new Attempt(Optional.of(back), Optional.empty());
    } catch (StoreException e) {
      return new Attempt(Optional.empty(), Optional.of(e));
    }
  }
}
