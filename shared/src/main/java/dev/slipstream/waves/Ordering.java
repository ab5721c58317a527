package dev.slipstream.waves;

import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.waves.RolloutDocument.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries an order out on the rollout as it is, or says why not. An order that is carried out
 * already changes nothing, since messages come twice; one that is older than the last change is
 * refused, since they come late, too. A pause or an abort is never too late.
 *
 * @param seen the revision by which its gate was judged
 * @param settled what had been done by then
 */
record Ordering(Migration<?> migration, Order order, long seen, Progress settled, Instant at)
    implements Change<Ordering.Answer> {

  /**
   * How it ended.
   *
   * @param refusal why nothing was done, in one sentence; empty where all is as ordered
   * @param isOvertaken whether the rollout has changed since its gate was judged
   */
  record Answer(RolloutDocument rollout, Optional<String> refusal, boolean isOvertaken) {}

  private DocPath path() {
    return RolloutDocument.path(migration);
  }

  @Override
  public List<DocPath> reads() {
    return List.of(path());
  }

  @Override
  public Decision<Answer> decide(Snapshot all) {
    RolloutDocument now =
        all.fields(path())
            .map(RolloutDocument::new)
            .orElseGet(() -> RolloutDocument.idle(migration));
    if (isDone(now)) {
      return Decision.nothing(new Answer(now, Optional.empty(), false));
    }
    Optional<String> refusal =
        new Soundness(now).problem().or(() -> outdated(now)).or(() -> refusal(now));
    if (refusal.isPresent()) {
      return Decision.nothing(new Answer(now, refusal, false));
    }
    if (order.action() == Order.Action.START && now.revision() != seen) {
      return Decision.nothing(new Answer(now, Optional.empty(), true));
    }
    RolloutDocument after = after(now);
    return Decision.write(
        new Answer(after, Optional.empty(), false),
        List.of(
            all.get(path()).isPresent()
                ? new Write.Put(path(), after.fields())
                : new Write.Create(path(), after.fields())));
  }

  /** Whether the rollout is where the order wants it, because it came before. */
  private boolean isDone(RolloutDocument now) {
    if (new Soundness(now).problem().isPresent()) {
      return false;
    }
    return switch (order.action()) {
      case START -> now.isRunning() && order.percentage().equals(Optional.of(now.percentage()));
      case PAUSE -> now.state() == State.PAUSED;
      case RESUME -> now.isRunning() && order.accepted().stream().allMatch(now::accepts);
      case ABORT -> now.state() == State.ABORTED;
      case SET -> false;
    };
  }

  private Optional<String> outdated(RolloutDocument now) {
    if (order.action() == Order.Action.PAUSE || order.action() == Order.Action.ABORT) {
      return Optional.empty();
    }
    if (order.revision().isPresent() && order.revision().getAsLong() != now.revision()) {
      return Optional.of(
          "The rollout of %s has changed since you looked (revision %d, not %d); look at"
                  .formatted(migration.id(), now.revision(), order.revision().getAsLong())
              + " ./slipstream wave status and order again.");
    }
    boolean isLate =
        order
            .publishedAt()
            .filter(time -> now.changedAt().filter(time::isBefore).isPresent())
            .isPresent();
    return isLate
        ? Optional.of(
            "The order to %s was published before the last one was carried out; order again if"
                    .formatted(order.action().word())
                + " you still mean it.")
        : Optional.empty();
  }

  private Optional<String> refusal(RolloutDocument now) {
    return switch (order.action()) {
      case START -> refusalToStart(now);
      case PAUSE -> only(now, State.RUNNING);
      case RESUME -> only(now, State.PAUSED);
      case ABORT -> now.state() == State.IDLE ? only(now, State.RUNNING) : Optional.empty();
      case SET -> Optional.empty();
    };
  }

  private Optional<String> only(RolloutDocument now, State wanted) {
    return now.state() == wanted
        ? Optional.empty()
        : Optional.of(
            "The rollout of %s is %s, not %s, so there is nothing to %s; see ./slipstream wave status."
                .formatted(
                    migration.id(), now.state().word(), wanted.word(), order.action().word()));
  }

  private Optional<String> refusalToStart(RolloutDocument now) {
    double share = order.percentage().orElse(0.0);
    if (!Rollout.isWave(share)) {
      return Optional.of(
          "percentage must be a share above 0 and up to 100 with at most two decimals.");
    }
    if (now.isRunning() || now.state() == State.PAUSED) {
      return Optional.of(
          "A wave of %s %% is %s; wait until it is done, or abort it, then start another."
              .formatted(RolloutDocument.shown(now.percentage()), now.state().word()));
    }
    if (now.state() == State.ABORTED && share > now.percentage()) {
      return Optional.of(
          "The wave of %s %% was aborted, so nothing proves it; start that again, or a smaller one,"
                  .formatted(RolloutDocument.shown(now.percentage()))
              + " and the next once its gate is open.");
    }
    if (now.isDone() && share < now.percentage()) {
      return Optional.of(
          "%s %% is less than the %s %% that are in already; nobody leaves a wave, use ./slipstream"
                  .formatted(RolloutDocument.shown(share), RolloutDocument.shown(now.percentage()))
              + " rollback to take players back.");
    }
    return Optional.empty();
  }

  private RolloutDocument after(RolloutDocument now) {
    String why = order.reason();
    return switch (order.action()) {
      case START -> now.started(order, order.percentage().orElseThrow(), settled, at);
      case PAUSE -> now.paused(why.isEmpty() ? "Paused by an operator." : why).ordered(order, at);
      case RESUME -> now.resumed(order, at);
      case ABORT -> now.aborted(why.isEmpty() ? "Aborted by an operator." : why).ordered(order, at);
      case SET -> now.turned(order).ordered(order, at);
    };
  }
}
