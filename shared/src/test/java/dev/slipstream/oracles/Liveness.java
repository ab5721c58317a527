package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody is stuck: once nothing goes wrong any more every player is migrated, or has failed on data
 * of its own until a person is called; whoever is migrated can go back, or is told what would be
 * lost; a sweep finds nothing that it has set aside before.
 */
public final class Liveness implements Oracle {

  private static final Set<Outcome> ENDS =
      Set.of(
          Outcome.ALREADY_MIGRATED, Outcome.FAILED, Outcome.RETRIES_EXHAUSTED, Outcome.NOT_FOUND);

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    if (scene.isSettled()) {
      try (Store copy = scene.copy().get()) {
        scene.players().forEach(player -> check(player, scene, copy, violations));
      }
    }
    scene.ended().stream()
        .filter(run -> run.word().startsWith(Outcome.IN_PROGRESS.name()))
        .forEach(run -> violations.add(run + " ended in the middle"));
    scene.ended().stream()
        .filter(run -> run.word().startsWith(Words.GIVEN_UP))
        .forEach(run -> violations.add(run + " has failed for good"));
    return violations;
  }

  private static void check(Subject player, Scene scene, Store copy, List<String> violations) {
    Outcome outcome = migrate(player, scene, copy);
    if (!ENDS.contains(outcome)) {
      violations.add(player.id() + " had not come to an end, but " + outcome);
    }
    if (scene.checkpoint(player).filter(Checkpoint::isBeingRolledBack).isPresent()) {
      violations.add(player.id() + " is closed to everybody, and nobody opens it again");
    }
    if (outcome == Outcome.FAILED && !isGivenUp(player, scene, copy)) {
      violations.add(player.id() + " fails for ever, and nobody is called");
    }
    if (isOurFault(player, scene)) {
      violations.add(player.id() + " fails on a plan that contradicts itself");
    }
    if (scene.isSwept() && !isSwept(player, scene, copy)) {
      violations.add(player.id() + " is swept, and something late is found again");
    }
    if (scene.isCompleted(player) && scene.goesBack() && !goesBack(player, scene, copy)) {
      violations.add(player.id() + " is migrated and has no way back");
    }
  }

  /** The product's own proof has refused its plan; that is no data problem. */
  private static boolean isOurFault(Subject player, Scene scene) {
    return scene.checkpoint(player).stream()
        .flatMap(checkpoint -> checkpoint.fields().items("errors").stream())
        .anyMatch(error -> ((Fields) error).text("code").equals(Optional.of("PLAN_INVALID")));
  }

  private static Outcome migrate(Subject player, Scene scene, Store copy) {
    return new Migrator(copy).migrate(scene.migration(), player).outcome();
  }

  private static boolean isGivenUp(Subject player, Scene scene, Store copy) {
    for (int retry = 0; retry < Checkpoint.MAX_RETRIES; retry++) {
      if (migrate(player, scene, copy) == Outcome.RETRIES_EXHAUSTED) {
        return true;
      }
    }
    return false;
  }

  /** Whoever is migrated can go back, or is told what stands in the way. */
  private static boolean goesBack(Subject player, Scene scene, Store copy) {
    RolledBack back =
        new Rollback(copy)
            .rollBack(scene.migration(), player, RollbackRequest.because("a rehearsal"));
    return switch (back.outcome()) {
      case ROLLED_BACK -> true;
      case REFUSED -> !back.lost().isEmpty();
      case UNREADABLE -> back.failure().isPresent();
      default -> false;
    };
  }

  private static boolean isSwept(Subject player, Scene scene, Store copy) {
    return new LateWrites(copy).sweep(scene.migration(), player).sources().isEmpty();
  }
}
