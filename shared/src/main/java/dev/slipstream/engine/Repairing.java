package dev.slipstream.engine;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sets the documents that differ to what is proved, and notes each difference for the auditors, in
 * one commit. What is wrong is decided again from the documents as they are now, so that nothing
 * that happened meanwhile is undone. Never writes the journal or a legacy document.
 *
 * @param confirmed the documents that differed in both looks before
 */
record Repairing<S>(Comparing<S> comparing, Set<DocPath> confirmed, String runId)
    implements Change<Repairing.Repaired> {

  /** How it ended: it is done, or the subject has moved on and must be looked at again. */
  record Repaired(boolean isDone, Comparison comparison) {}

  /** The document that says, in the run's own records, that it has repaired the subject. */
  static DocPath marker(String runId, String subjectId) {
    return DocPath.of("AdminOps", "validation", "Runs", runId).child("Repaired", subjectId);
  }

  @Override
  public List<DocPath> reads() {
    return comparing.reads();
  }

  @Override
  public Decision<Repaired> decide(Snapshot seen) {
    return comparing.judge(seen, this::repair);
  }

  private Decision<Repaired> repair(Judged judged, Snapshot seen) {
    Comparison comparison = judged.comparison();
    if (comparison.verdict() != Verdict.MISMATCH) {
      return Decision.nothing(new Repaired(true, comparison));
    }
    if (!comparison.unprovable().isEmpty()) {
      return Decision.nothing(new Repaired(false, comparison));
    }
    List<Write> writes = new ArrayList<>();
    Set<DocPath> wrong = new LinkedHashSet<>();
    for (Difference difference : comparison.differences()) {
      if (confirmed.contains(difference.path())) {
        wrong.add(difference.path());
        writes.add(event(difference, seen));
      }
    }
    wrong.forEach(path -> writes.add(mend(path, judged.expected(), seen)));
    if (!writes.isEmpty()) {
      writes.add(
          new Write.Put(
              marker(runId, comparing.subject().id()), Fields.of("at", Value.SERVER_TIME)));
    }
    return Decision.write(new Repaired(true, comparison), writes);
  }

  private Write mend(DocPath path, Map<DocPath, Target> expected, Snapshot seen) {
    Target target = expected.get(path);
    Optional<Fields> stored = seen.fields(path);
    if (target == null) {
      return new Write.Delete(path);
    }
    if (stored.isEmpty()) {
      return new Write.Create(
          path, target.stored().merge(Mirror.provenance(comparing.migration())));
    }
    Fields mended = mended(target.stored(), stored.get());
    return new Write.Put(path, Mirror.keepingStamp(mended, stored.get()));
  }

  /** What must be there; a time of the server's clock stays as it is. */
  private static Fields mended(Fields expected, Fields stored) {
    Fields.Builder mended = Fields.builder();
    expected.forEach(
        (name, value) -> {
          Value before = stored.get(name).orElse(Value.NULL);
          if (value instanceof Value.ServerTime && before instanceof Value.Time) {
            mended.put(name, before);
          } else if (value instanceof Fields inner && before instanceof Fields map) {
            mended.put(name, mended(inner, map));
          } else {
            mended.put(name, value);
          }
        });
    return mended.build();
  }

  private Write event(Difference difference, Snapshot seen) {
    String version =
        seen.get(difference.path()).map(Document::updateTime).map(Object::toString).orElse("");
    List<String> identity = List.of(runId, Comparison.place(difference), version);
    return new AuditEvent(identity, "validation", comparing.subject(), runId)
        .of(
            difference.path(),
            Fields.builder()
                .put("field", difference.field())
                .put("from", difference.actual())
                .put("to", readable(difference.expected()))
                .put("drift", drift(difference))
                .build());
  }

  private static Value readable(Value expected) {
    return expected instanceof Value.ServerTime ? Value.of("the time of the repair") : expected;
  }

  private static Value drift(Difference difference) {
    return difference.expected() instanceof Value.Int expected
            && difference.actual() instanceof Value.Int actual
        ? Value.of(Math.subtractExact(actual.value(), expected.value()))
        : Value.NULL;
  }
}
