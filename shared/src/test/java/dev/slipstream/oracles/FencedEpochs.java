package dev.slipstream.oracles;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;

/** Nobody commits under an earlier epoch than the one that has touched the player. */
public final class FencedEpochs implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.players()) {
      long latest = 0;
      for (Fields checkpoint : scene.history().apply(scene.migration().checkpoint(player))) {
        long epoch = checkpoint.integer("epoch").orElse(latest);
        if (epoch < latest) {
          violations.add(player.id() + " was touched under " + epoch + " after " + latest);
        }
        latest = epoch;
      }
    }
    return violations;
  }
}
