package dev.slipstream.waves;

import dev.slipstream.engine.Rollout;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.waves.RolloutDocument.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a rollout document, which people edit by hand, is one that a wave could have written. */
record Soundness(RolloutDocument rollout) {

  /** What is wrong with it, in one sentence; empty where nothing. */
  Optional<String> problem() {
    if (!isState()) {
      return broken("state");
    }
    if (!(rollout.state() == State.IDLE || Rollout.isWave(rollout.percentage()))) {
      return broken("percentage");
    }
    return Stream.of("epoch", "wave", "revision")
        .filter(name -> fields().integer(name).orElse(-1L) < 0)
        .findFirst()
        .or(() -> unless("batchSize", isWithin("batchSize", 1, RolloutDocument.MAX_BATCH)))
        .or(() -> unless("ratePerSecond", isWithin("ratePerSecond", 0, Integer.MAX_VALUE)))
        .or(() -> unless("canary", isList("canary")))
        .or(() -> unless("hold", isList("hold")))
        .or(() -> unless("cursor", isCursor()))
        .flatMap(Soundness::broken);
  }

  private static Optional<String> broken(String field) {
    return Optional.of(
        "The rollout document's %s is not what any wave writes; put back what it was."
            .formatted(field));
  }

  private boolean isState() {
    Optional<String> word = fields().text("state");
    return Arrays.stream(State.values()).map(State::word).map(Optional::of).anyMatch(word::equals);
  }

  private static Optional<String> unless(String name, boolean isSound) {
    return isSound ? Optional.empty() : Optional.of(name);
  }

  /** Whether a knob is a number between these, or is not there and counts as usual. */
  private boolean isWithin(String name, long least, long most) {
    Value value = fields().get(name).orElse(Value.of(least));
    return value instanceof Value.Int number && number.value() >= least && number.value() <= most;
  }

  private boolean isList(String name) {
    return fields().get(name).filter(Value.Items.class::isInstance).isPresent();
  }

  private boolean isCursor() {
    List<String> segments = Arrays.asList(rollout.cursor().split("/", -1));
    return rollout.cursor().isEmpty()
        || (segments.size() % 2 == 0 && segments.stream().allMatch(DocPath::isValidId));
  }

  private Fields fields() {
    return rollout.fields();
  }
}
