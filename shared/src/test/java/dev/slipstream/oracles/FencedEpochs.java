package dev.slipstream.oracles;

import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Nobody commits under an earlier epoch than the one that has touched the player; who does commit
 * says so; and nobody is refused for less.
 */
public final class FencedEpochs implements Oracle {

  /** How an actor of a wave ends its word, before its epoch. */
  public static final String UNDER = " under ";

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      List<Long> epochs = epochs(player, scene);
      for (int i = 1; i < epochs.size(); i++) {
        if (epochs.get(i) < epochs.get(i - 1)) {
          violations.add(player.id() + " was touched under " + epochs.get(i) + " too late");
        }
      }
      long latest = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1);
      scene.ended().forEach(run -> check(run, latest, violations));
    }
    return violations;
  }

  private static List<Long> epochs(Subject player, Scene scene) {
    return scene.history().apply(scene.migration().checkpoint(player)).stream()
        .map(checkpoint -> checkpoint.fields().integer("epoch").orElse(0L))
        .toList();
  }

  private static void check(Run run, long latest, List<String> violations) {
    int at = run.word().lastIndexOf(UNDER);
    if (at < 0) {
      return;
    }
    long epoch = Long.parseLong(run.word().substring(at + UNDER.length()));
    if (run.usage().writes() > 0 && latest < epoch) {
      violations.add(run + " has written, and no checkpoint says under which epoch");
    }
    if (run.word().startsWith(Outcome.OUTDATED.name()) && latest <= epoch) {
      violations.add(run + " was refused, and nobody has overtaken it");
    }
  }
}
