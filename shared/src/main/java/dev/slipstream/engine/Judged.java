package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one look at a subject came to.
 *
 * @param needsJournal the plan alone does not explain what is stored; the journal may
 * @param expected what must be stored
 */
record Judged(Comparison comparison, boolean needsJournal, Map<DocPath, Target> expected) {

  static Judged finished(Comparison comparison, List<Target> expected) {
    Map<DocPath, Target> byPath = new HashMap<>();
    expected.forEach(target -> byPath.put(target.path(), target));
    return new Judged(comparison, false, byPath);
  }

  static Judged preliminary(Comparison comparison) {
    return new Judged(comparison, true, Map.of());
  }
}
