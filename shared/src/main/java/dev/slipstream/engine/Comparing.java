package dev.slipstream.engine;

import dev.slipstream.model.Audit;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Evidence;
import dev.slipstream.model.Expected;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans a migrated subject again and compares what is stored with it, and with what the journal
 * explains; a change that writes nothing.
 *
 * @param listed documents that lists have found, planned or not
 * @param journal the entries of the journal, where they are known; they never change, so no lock is
 *     taken on them
 */
record Comparing<S>(
    Migration<S> migration, Subject subject, List<DocPath> listed, Optional<List<DocPath>> journal)
    implements Change<Judged> {

  Comparing {
    listed = List.copyOf(listed);
  }

  @Override
  public List<DocPath> reads() {
    List<DocPath> reads = new ArrayList<>(migration.sources(subject).values());
    reads.add(migration.checkpoint(subject));
    return reads;
  }

  @Override
  public Decision<Judged> decide(Snapshot seen) {
    return judge(seen, (judged, all) -> Decision.nothing(judged));
  }

  /** What is done with a judgement, and the documents it was made from. */
  interface Then<A> {
    Decision<A> with(Judged judged, Snapshot seen);
  }

  <A> Decision<A> judge(Snapshot seen, Then<A> then) {
    Optional<Checkpoint> completed =
        seen.fields(migration.checkpoint(subject))
            .map(Checkpoint::new)
            .filter(Checkpoint::isCompleted);
    if (completed.isEmpty()) {
      return then.with(Judged.finished(Comparison.notMigrated(), List.of()), seen);
    }
    Checkpoint checkpoint = completed.get();
    return checkpoint.isCleanedUp()
        ? gather(
            migration.footprint(subject).singles(),
            all -> then.with(judgeAlone(checkpoint, all), all))
        : Understanding.of(
            migration.read(subject, seen),
            seen,
            (reading, all) -> replan(checkpoint, reading, all, then));
  }

  private <A> Decision<A> replan(
      Checkpoint checkpoint, Reading<S> reading, Snapshot seen, Then<A> then) {
    if (reading instanceof Reading.Ready<S> ready) {
      List<Target> planned = Plan.of(migration, ready.source()).targets();
      List<DocPath> paths = planned.stream().map(Target::path).toList();
      return gather(paths, all -> then.with(judge(checkpoint, planned, all), all));
    }
    return then.with(unreadable(checkpoint, reading, seen), seen);
  }

  private <A> Decision<A> gather(List<DocPath> paths, Function<Snapshot, Decision<A>> then) {
    List<DocPath> documents = new ArrayList<>(paths);
    documents.addAll(listed);
    return Decision.read(
        documents,
        all -> journal.isPresent() ? Decision.lookUp(journal.get(), then) : then.apply(all));
  }

  private Judged judge(Checkpoint checkpoint, List<Target> planned, Snapshot seen) {
    Set<DocPath> paths = planned.stream().map(Target::path).collect(Collectors.toSet());
    paths.addAll(listed);
    Map<DocPath, Fields> stored = found(paths, seen);
    Witnesses witnesses = Witnesses.of(migration, subject, checkpoint, seen);
    if (journal.isPresent()) {
      Map<DocPath, Fields> entries = found(journal.get(), seen);
      return explain(checkpoint, planned, stored, entries, witnesses, List.of());
    }
    List<Difference> differences = Differences.of(planned, stored);
    Comparison comparison =
        Comparison.of(stored.size(), differences, List.of(), witnesses, dataHash(checkpoint));
    return differences.isEmpty()
        ? Judged.finished(comparison, planned)
        : Judged.preliminary(comparison);
  }

  /**
   * Behind a cleanup there is nothing to plan from: the journal alone says what the amounts are,
   * and of all else only that it is there.
   */
  private Judged judgeAlone(Checkpoint checkpoint, Snapshot seen) {
    List<DocPath> singles = migration.footprint(subject).singles();
    Set<DocPath> paths = new HashSet<>(singles);
    paths.addAll(listed);
    Map<DocPath, Fields> stored = found(paths, seen);
    Witnesses witnesses = Witnesses.of(migration, subject, checkpoint, seen);
    List<Difference> missing =
        singles.stream()
            .filter(path -> !stored.containsKey(path))
            .map(path -> new Difference(path, "", Value.NULL, Value.NULL, Kind.MISSING))
            .toList();
    return journal.isPresent()
        ? explain(checkpoint, List.of(), stored, found(journal.get(), seen), witnesses, missing)
        : Judged.preliminary(
            Comparison.of(stored.size(), missing, missing, witnesses, dataHash(checkpoint)));
  }

  private static Map<DocPath, Fields> found(Collection<DocPath> paths, Snapshot seen) {
    Map<DocPath, Fields> found = new LinkedHashMap<>();
    paths.stream()
        .sorted()
        .forEach(path -> seen.fields(path).ifPresent(fields -> found.put(path, fields)));
    return found;
  }

  private Judged explain(
      Checkpoint checkpoint,
      List<Target> planned,
      Map<DocPath, Fields> stored,
      Map<DocPath, Fields> entries,
      Witnesses witnesses,
      List<Difference> missing) {
    Audit audit = migration.audit();
    Set<DocPath> signed =
        stored.keySet().stream()
            .filter(path -> isSignedByOthers(stored.getOrDefault(path, Fields.empty())))
            .collect(Collectors.toSet());
    Expected expected =
        audit.expected(
            new Evidence(
                subject,
                planned,
                stored,
                entries,
                witnesses.mirrored(),
                witnesses.silent(),
                signed));
    Map<DocPath, Fields> documents = new LinkedHashMap<>(stored);
    documents.keySet().removeIf(path -> path.collection().equals(audit.journal(subject)));
    List<Difference> unprovable = new ArrayList<>(missing);
    unprovable.addAll(expected.unprovable());
    List<Difference> differences = new ArrayList<>(unprovable);
    differences.addAll(Differences.of(expected.documents(), documents));
    int compared = documents.size() + entries.size();
    return Judged.finished(
        Comparison.of(compared, differences, unprovable, witnesses, dataHash(checkpoint)),
        expected.documents());
  }

  /** Server code that changes a migrated subject's documents says so in their stamp. */
  private boolean isSignedByOthers(Fields document) {
    return document
        .fields(Mirror.STAMP)
        .text("op")
        .filter(op -> !op.equals(migration.opId()))
        .isPresent();
  }

  private static String dataHash(Checkpoint checkpoint) {
    return Digest.hex(checkpoint.fields().fields("dataHashes"));
  }

  /** Completed, yet its sources can no longer be understood: nothing to compare with. */
  private Judged unreadable(Checkpoint checkpoint, Reading<S> reading, Snapshot seen) {
    Map<String, DocPath> sources = migration.sources(subject);
    DocPath first = sources.values().iterator().next();
    DocPath path =
        reading instanceof Reading.Broken<S> broken
            ? sources.getOrDefault(broken.finding().phase(), first)
            : first;
    List<Difference> differences =
        List.of(new Difference(path, "", Value.NULL, Value.NULL, Kind.DIFFERENT));
    Witnesses witnesses = Witnesses.of(migration, subject, checkpoint, seen);
    return Judged.finished(
        Comparison.of(0, differences, differences, witnesses, dataHash(checkpoint)), List.of());
  }
}
