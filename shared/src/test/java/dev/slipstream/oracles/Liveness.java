package dev.slipstream.oracles;

import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Nobody is stuck: once nothing goes wrong any more every player is migrated, or has failed on data
 * of its own with its place noted, and a migration of the player has an end.
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
    return violations;
  }

  private static void check(Subject player, Scene scene, Store copy, List<String> violations) {
    Outcome outcome = new Migrator(copy).migrate(scene.migration(), player).outcome();
    if (!ENDS.contains(outcome)) {
      violations.add(player.id() + " had not come to an end, but " + outcome);
    }
    if (outcome == Outcome.FAILED && scene.checkpoint(player).isEmpty()) {
      violations.add(player.id() + " fails, and nothing says why");
    }
  }
}
