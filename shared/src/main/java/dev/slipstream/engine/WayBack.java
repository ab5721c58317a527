package dev.slipstream.engine;

import dev.slipstream.model.Decision;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Footprint;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a subject's old documents are to say. They are patched with what the new ones say today and
 * then planned again: what still differs is what the old schema cannot say. So nothing that a patch
 * forgets is lost unseen.
 */
final class WayBack<S> {

  private final Migration<S> migration;
  private final Subject subject;
  private final S source;
  private final Footprint footprint;
  private final UnaryOperator<Snapshot> view;
  private final Map<String, Document> stored = new LinkedHashMap<>();
  private final Map<DocPath, Document> standing = new LinkedHashMap<>();
  private final Map<DocPath, Fields> today = new LinkedHashMap<>();

  /**
   * @param source as it was understood
   * @param view what of the old documents is to be gone by, of all that was seen
   * @param listed the documents of the footprint's lists
   */
  WayBack(
      Migration<S> migration,
      Subject subject,
      S source,
      UnaryOperator<Snapshot> view,
      List<DocPath> listed,
      Snapshot seen) {
    this.migration = migration;
    this.subject = subject;
    this.source = source;
    this.view = view;
    this.footprint = migration.footprint(subject);
    migration
        .sources(subject)
        .forEach((name, path) -> seen.get(path).ifPresent(found -> stored.put(name, found)));
    List<DocPath> all = new ArrayList<>(footprint.singles());
    all.addAll(listed);
    all.forEach(path -> seen.get(path).ifPresent(found -> standing.put(path, found)));
    standing.forEach((path, found) -> today.put(path, found.fields()));
  }

  /**
   * The way, as far as it goes.
   *
   * @param carriedBack what has changed since the cut-over and is patched in
   * @param lost what the old documents cannot say
   * @param stored the old documents as they are, by name
   * @param wanted what they are to say, by name
   * @param standing the new documents
   */
  record Found(
      List<Difference> carriedBack,
      List<Difference> lost,
      Map<String, Document> stored,
      Map<String, Fields> wanted,
      Map<DocPath, Document> standing) {

    Found {
      carriedBack = List.copyOf(carriedBack);
      lost = List.copyOf(lost);
    }

    Map<DocPath, Fields> today() {
      Map<DocPath, Fields> today = new LinkedHashMap<>();
      standing.forEach((path, found) -> today.put(path, found.fields()));
      return today;
    }
  }

  /** Reads on for the patch and for planning it. */
  Decision<Back> find(Function<Found, Decision<Back>> then) {
    return Decision.lookUp(
        migration.reversal().lookUps(source, today), seen -> planAgain(seen, then));
  }

  private Decision<Back> planAgain(Snapshot seen, Function<Found, Decision<Back>> then) {
    Map<String, Fields> patched = migration.reversal().patched(source, view.apply(seen), today);
    UnaryOperator<Snapshot> after = all -> withPatches(view.apply(all), patched);
    return Understanding.of(
        migration.read(subject, after.apply(seen)),
        seen,
        after,
        (reading, all) ->
            reading instanceof Reading.Ready<S> ready
                ? then.apply(found(ready.source(), after.apply(all)))
                : Decision.nothing(StepBack.unreadable(reading)));
  }

  private Snapshot withPatches(Snapshot seen, Map<String, Fields> patched) {
    List<Document> documents = new ArrayList<>();
    migration
        .sources(subject)
        .forEach(
            (name, path) -> {
              Fields fields = patched.get(name);
              if (fields != null) {
                documents.add(new Document(path, fields, Instant.EPOCH, Instant.EPOCH));
              }
            });
    return seen.with(documents.stream().map(Document::path).toList(), documents);
  }

  private Found found(S patchedSource, Snapshot after) {
    Map<String, Fields> wanted = new LinkedHashMap<>();
    migration
        .sources(subject)
        .forEach((name, path) -> after.fields(path).ifPresent(f -> wanted.put(name, f)));
    List<Difference> lost =
        differences(patchedSource).stream().filter(d -> !isWithoutWorth(d)).toList();
    List<Difference> carried = new ArrayList<>(differences(source));
    carried.removeIf(
        difference ->
            isWithoutWorth(difference) || lost.stream().anyMatch(l -> isAtOnePlace(l, difference)));
    return new Found(carried, lost, stored, wanted, standing);
  }

  private List<Difference> differences(S understood) {
    List<Target> planned =
        Plan.of(migration, understood).targets().stream()
            .filter(target -> footprint.contains(target.path()))
            .toList();
    Map<DocPath, Fields> content = new LinkedHashMap<>();
    today.forEach((path, fields) -> content.put(path, atMillis(fields)));
    planned.forEach(
        target ->
            content.computeIfPresent(
                target.path(),
                (path, fields) -> without(target.bookkeeping().map().keySet(), fields)));
    return Differences.of(
        planned.stream().map(target -> new Target(target.path(), target.fields())).toList(),
        content);
  }

  /** The contract's times have milliseconds, and so has what the old schema writes. */
  private static Fields atMillis(Fields fields) {
    Fields.Builder cut = Fields.builder();
    fields.forEach(
        (name, value) ->
            cut.put(
                name,
                value instanceof Value.Time time
                    ? Value.of(time.value().truncatedTo(ChronoUnit.MILLIS))
                    : value));
    return cut.build();
  }

  /** Bookkeeping stays behind: the ledger goes on, and its entries prove it. */
  private static Fields without(Set<String> names, Fields fields) {
    Fields rest = fields;
    for (String name : names) {
      rest = rest.without(name);
    }
    return rest;
  }

  /** A document that is gone today took what it said with it; the server's clock says nothing. */
  private static boolean isWithoutWorth(Difference difference) {
    return difference.expected() instanceof Value.ServerTime
        || (difference.kind() == Kind.MISSING && difference.field().isEmpty());
  }

  private static boolean isAtOnePlace(Difference a, Difference b) {
    return a.path().equals(b.path()) && a.field().equals(b.field());
  }
}
