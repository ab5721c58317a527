package dev.slipstream.engine;

import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares stored documents with those that must be: who wrote a document is no part of it, and a
 * time that the server's clock gives is any time.
 */
final class Differences {

  private final List<Difference> found = new ArrayList<>();

  private Differences() {}

  /**
   * All differences, in the order of the plan, then what is stored beyond it.
   *
   * @param stored the documents by path; those that no target is for are extra
   */
  static List<Difference> of(List<Target> planned, Map<DocPath, Fields> stored) {
    Differences differences = new Differences();
    planned.forEach(target -> differences.compare(target, stored));
    Set<DocPath> wanted = planned.stream().map(Target::path).collect(Collectors.toSet());
    stored.forEach(
        (path, fields) -> {
          if (!wanted.contains(path)) {
            differences.add(path, "", Value.NULL, fields, Kind.EXTRA);
          }
        });
    return differences.found;
  }

  private void compare(Target target, Map<DocPath, Fields> stored) {
    Fields actual = stored.get(target.path());
    if (actual == null) {
      add(target.path(), "", target.stored(), Value.NULL, Kind.MISSING);
    } else {
      compare(target.path(), "", target.stored(), actual.without(Mirror.STAMP));
    }
  }

  private void compare(DocPath path, String prefix, Fields expected, Fields actual) {
    expected.forEach(
        (name, value) -> {
          Value stored = actual.get(name).orElse(Value.REMOVED);
          if (stored instanceof Value.Removed) {
            add(path, prefix + name, value, Value.NULL, Kind.MISSING);
          } else if (value instanceof Fields inner && stored instanceof Fields map) {
            compare(path, prefix + name + ".", inner, map);
          } else if (!isAsPlanned(value, stored)) {
            add(path, prefix + name, value, stored, Kind.DIFFERENT);
          }
        });
    actual.forEach(
        (name, value) -> {
          if (expected.get(name).isEmpty()) {
            add(path, prefix + name, Value.NULL, value, Kind.EXTRA);
          }
        });
  }

  private static boolean isAsPlanned(Value planned, Value stored) {
    return planned instanceof Value.ServerTime
        ? stored instanceof Value.Time
        : planned.equals(stored);
  }

  private void add(DocPath path, String field, Value expected, Value actual, Kind kind) {
    found.add(new Difference(path, field, expected, actual, kind));
  }
}
