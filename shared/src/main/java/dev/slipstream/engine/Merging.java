package dev.slipstream.engine;

import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LateMerge;
import dev.slipstream.model.LateMerge.Booking;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came late, merged into the new documents as far as that is provably right. A phase that
 * still holds exactly what was migrated has seen nothing since, so the old document's word replaces
 * what it holds; all late documents of which that is true go together or not at all, since a client
 * writes what it has bought into one and what it has paid into another. Records commute: the best
 * counts, whatever has happened since.
 */
final class Merging<S> {

  private static final int OP_HASH_LENGTH = 12;
  private static final int MAX_LISTED = 50;

  private final Migration<S> migration;
  private final Subject subject;
  private final LateMerge rules;
  private final DocPath pulse;
  private final Checkpoint before;
  private final Plan plan;
  private final Map<String, Document> late;
  private final Map<DocPath, Fields> journal = new LinkedHashMap<>();
  private final Map<DocPath, Fields> stored = new TreeMap<>();
  private final Map<DocPath, Fields> planned = new TreeMap<>();
  private final Map<DocPath, Fields> after;
  private final List<String> names = new ArrayList<>();
  private final Set<String> phases = new LinkedHashSet<>();
  private Checkpoint checkpoint;
  private Optional<Booking> booking = Optional.empty();
  private String objection = "";

  /** What is seen holds all documents of the footprint, stored and planned. */
  Merging(
      Settling<S> settling,
      Checkpoint before,
      Plan plan,
      Map<String, Document> late,
      Snapshot seen) {
    this.migration = settling.migration();
    this.subject = settling.subject();
    this.rules = migration.lateMerge();
    this.pulse = migration.footprint(subject).pulse();
    this.before = before;
    this.checkpoint = before;
    this.plan = plan;
    this.late = late;
    settling.listing().beside().forEach(entry -> journal.put(entry.path(), entry.fields()));
    settling.listing().paths().forEach(path -> find(path, seen));
    migration.footprint(subject).singles().forEach(path -> find(path, seen));
    plan.targets().stream()
        .filter(target -> migration.footprint(subject).contains(target.path()))
        .forEach(
            target -> {
              planned.put(target.path(), target.fields());
              find(target.path(), seen);
            });
    this.after = new TreeMap<>(stored);
  }

  private void find(DocPath path, Snapshot seen) {
    seen.fields(path).ifPresent(fields -> stored.put(path, fields));
  }

  /**
   * What is merged.
   *
   * @param names of the sources; none where nothing may be
   * @param objection why others are not
   */
  record Merged(List<String> names, List<Write> writes, Checkpoint checkpoint, String objection) {
    Merged {
      names = List.copyOf(names);
      writes = List.copyOf(writes);
    }
  }

  Checkpoint before() {
    return before;
  }

  Map<String, Document> late() {
    return late;
  }

  Merged merged() {
    if (!stored.containsKey(pulse)) {
      return new Merged(List.of(), List.of(), before, pulse.id() + " is missing.");
    }
    Map<String, Document> replacing = new LinkedHashMap<>();
    late.forEach(
        (name, found) ->
            rules
                .best(name, stored, planned)
                .ifPresentOrElse(
                    best -> takeBest(name, found, best), () -> replacing.put(name, found)));
    if (!replacing.isEmpty()) {
      replace(replacing);
    }
    return new Merged(names, writes(), remembered(), objection);
  }

  private void takeBest(String name, Document found, Map<DocPath, Fields> best) {
    names.add(name);
    phases.addAll(rules.fedBy(name));
    after.putAll(best);
    boolean isAsPlanned =
        rules.fedBy(name).stream()
            .allMatch(phase -> content(phase, best).equals(content(phase, planned)));
    String hash = migration.fingerprint(name, found);
    // where more is there than the document says, it is no witness of what must be there
    checkpoint =
        isAsPlanned
            ? checkpoint.merging(name, hash, found.updateTime())
            : checkpoint.settingAside(name, hash);
  }

  private Map<DocPath, Fields> content(String phase, Map<DocPath, Fields> documents) {
    return rules.content(phase, documents, journal);
  }

  private String hash(String phase, Map<DocPath, Fields> documents) {
    Map<String, Value> byPath = new LinkedHashMap<>();
    content(phase, documents).forEach((path, fields) -> byPath.put(path.toString(), fields));
    return Digest.hex(new Fields(byPath));
  }

  private void replace(Map<String, Document> replacing) {
    Set<String> changed = new LinkedHashSet<>();
    replacing.keySet().forEach(name -> changed.addAll(rules.fedBy(name)));
    changed.removeIf(phase -> hash(phase, stored).equals(hash(phase, planned)));
    Map<DocPath, Fields> replaced = new TreeMap<>(stored);
    changed.forEach(phase -> replace(phase, replaced));
    LateMerge.Late word = new LateMerge.Late(subject, replacing, stored, replaced, journal);
    Optional<Booking> booked = rules.booking(word, opId(replacing));
    Optional<String> why =
        changed.stream()
            .flatMap(phase -> objection(phase, replacing.keySet()).stream())
            .findFirst()
            .or(() -> rules.objection(word))
            .or(() -> booked.filter(this::isBooked).map(again -> "It was merged before."));
    if (why.isPresent()) {
      objection = why.get();
      return;
    }
    booking = booked;
    changed.forEach(phase -> replace(phase, after));
    names.addAll(replacing.keySet());
    phases.addAll(changed);
    replacing.forEach(
        (name, found) ->
            checkpoint =
                checkpoint.merging(name, migration.fingerprint(name, found), found.updateTime()));
  }

  private boolean isBooked(Booking booked) {
    return journal.containsKey(booked.entry().path());
  }

  /** A phase is replaced where it holds what was migrated, and nothing unknown feeds it. */
  private Optional<String> objection(String phase, Set<String> replacing) {
    if (!before
        .fields()
        .fields("dataHashes")
        .text(phase)
        .equals(Optional.of(hash(phase, stored)))) {
      return Optional.of(phase + " has changed since the cut-over.");
    }
    return migration.sources(subject).keySet().stream()
        .filter(source -> rules.fedBy(source).contains(phase))
        .filter(source -> !replacing.contains(source) && before.isSetAside(source))
        .findFirst()
        .map(source -> source + ", which has a part in it, was set aside before.");
  }

  /** Lays a phase's documents upon the others; one that several phases share in parts. */
  private void replace(String phase, Map<DocPath, Fields> documents) {
    Map<DocPath, Fields> wanted = content(phase, planned);
    Map<DocPath, Fields> held = content(phase, stored);
    Set<DocPath> paths = new TreeSet<>(held.keySet());
    paths.addAll(wanted.keySet());
    paths.removeIf(path -> !migration.footprint(subject).contains(path));
    for (DocPath path : paths) {
      Fields content = wanted.get(path);
      if (content == null) {
        documents.remove(path);
      } else if (!isSame(content, held.get(path))) {
        lay(path, content, documents);
      }
    }
  }

  private void lay(DocPath path, Fields content, Map<DocPath, Fields> documents) {
    if (path.equals(pulse)) {
      documents.merge(path, content, Fields::merge);
    } else {
      documents.put(path, planned.getOrDefault(path, Fields.empty()));
    }
  }

  /** As the contract hashes them: a time has milliseconds. */
  private static boolean isSame(Fields a, @Nullable Fields b) {
    return b != null && Digest.hex(a).equals(Digest.hex(b));
  }

  private String opId(Map<String, Document> replacing) {
    List<String> hashes = new ArrayList<>();
    replacing.forEach((name, found) -> hashes.add(migration.fingerprint(name, found)));
    String hash = hashes.size() == 1 ? hashes.get(0) : Digest.hex(String.join(":", hashes));
    return String.join(
        "_",
        migration.opId(),
        "late",
        String.join(".", replacing.keySet()),
        hash.substring(0, OP_HASH_LENGTH));
  }

  private Checkpoint remembered() {
    Map<String, String> hashes = new LinkedHashMap<>();
    phases.forEach(phase -> hashes.put(phase, hash(phase, after)));
    return checkpoint.replanned(hashes, plan);
  }

  /**
   * The pulse is written with every other document, so that whoever has listed them sees that they
   * have changed.
   */
  private List<Write> writes() {
    if (names.isEmpty()) {
      return List.of();
    }
    Set<DocPath> changed = new TreeSet<>(stored.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(path -> Objects.equals(stored.get(path), after.get(path)));
    List<Write> writes = new ArrayList<>();
    changed.stream().filter(path -> !path.equals(pulse)).map(this::write).forEach(writes::add);
    if (!changed.isEmpty()) {
      writes.add(pulseWrite());
    }
    plan.phases().stream()
        .filter(phase -> phases.contains(phase.phase()))
        .map(Planned::effects)
        .forEach(writes::addAll);
    booking
        .map(Booking::entry)
        .ifPresent(entry -> writes.add(new Write.Create(entry.path(), entry.stored())));
    names.forEach(name -> writes.add(event(name, changed)));
    return writes;
  }

  private Write write(DocPath path) {
    Fields wanted = after.get(path);
    Fields found = stored.get(path);
    if (wanted == null) {
      return new Write.Delete(path);
    }
    if (found == null) {
      return new Write.Create(path, wanted.merge(Mirror.provenance(migration)));
    }
    return new Write.Put(path, Mirror.keepingStamp(wanted, found));
  }

  private Write pulseWrite() {
    Fields.Builder changed = Fields.builder();
    Fields found = stored.getOrDefault(pulse, Fields.empty());
    after
        .getOrDefault(pulse, Fields.empty())
        .forEach(
            (name, value) -> {
              if (!found.get(name).equals(Optional.of(value))) {
                changed.put(name, value);
              }
            });
    changed.put("updatedAt", Value.SERVER_TIME);
    Fields state = booking.map(Booking::state).orElse(Fields.empty());
    return new Write.Merge(pulse, changed.build().merge(state));
  }

  private Write event(String name, Set<DocPath> changed) {
    Document found = Objects.requireNonNull(late.get(name));
    String version = String.valueOf(found.updateTime());
    return new AuditEvent(List.of(subject.id(), name, version), "lateWrite", subject, "")
        .of(
            found.path(),
            Fields.builder()
                .put("field", name)
                .put("from", booking.map(Booking::before).orElse(Fields.empty()))
                .put("to", booking.map(Booking::after).orElse(Fields.empty()))
                .put(
                    "documents",
                    Value.texts(changed.stream().limit(MAX_LISTED).map(DocPath::toString).toList()))
                .put("drift", Value.NULL)
                .build());
  }
}
