package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several edits of a blob's text, by place; all of them or, where one is refused, none. */
final class Edits {

  private Edits() {}

  static Optional<BlobText> numbers(BlobText text, Map<List<String>, Long> numbers) {
    Optional<BlobText> changed = Optional.of(text);
    for (Map.Entry<List<String>, Long> number : numbers.entrySet()) {
      changed = changed.flatMap(before -> before.number(number.getKey(), number.getValue()));
    }
    return changed;
  }

  /** Numbers that stand for true and, as 0, for false. */
  static Optional<BlobText> flags(BlobText text, Map<List<String>, Long> flags) {
    Optional<BlobText> changed = Optional.of(text);
    for (Map.Entry<List<String>, Long> flag : flags.entrySet()) {
      changed = changed.flatMap(before -> before.flag(flag.getKey(), flag.getValue() != 0));
    }
    return changed;
  }
}
