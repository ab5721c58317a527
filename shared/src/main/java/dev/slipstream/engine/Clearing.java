package dev.slipstream.engine;

import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes the new documents of a subject away; those that stood there before the migration come back
 * from {@link Undo}. What was written after the subject was rolled back is nobody's we know, and
 * stays.
 */
final class Clearing {

  private final DocPath checkpointPath;
  private final Checkpoint checkpoint;
  private final List<DocPath> singles;
  private final Listing listing;
  private final Limits limits;
  private final Map<DocPath, Document> images = new LinkedHashMap<>();

  Clearing(
      Migration<?> migration,
      Subject subject,
      Checkpoint checkpoint,
      Listing listing,
      Limits limits) {
    this.checkpointPath = migration.checkpoint(subject);
    this.checkpoint = checkpoint;
    this.singles = migration.footprint(subject).singles();
    this.listing = listing;
    this.limits = limits;
    listing.beside().forEach(image -> images.put(KeptDocument.pathOf(image.fields()), image));
  }

  /** Everything at once. */
  List<Write> all(Collection<DocPath> standing) {
    Set<DocPath> places = new LinkedHashSet<>(standing);
    places.addAll(images.keySet());
    return places.stream().flatMap(path -> cleared(path).stream()).toList();
  }

  private List<Write> cleared(DocPath path) {
    Document image = images.get(path);
    return image == null
        ? List.of(new Write.Delete(path))
        : List.of(KeptDocument.restored(image.fields()), new Write.Delete(image.path()));
  }

  /** What a part of it rests on. */
  List<DocPath> reads() {
    return checkpoint.isBeingRestored()
        ? List.of()
        : Stream.concat(singles.stream().filter(this::goes), ours().limit(atOnce())).toList();
  }

  private Stream<DocPath> ours() {
    return listing.documents().stream().filter(this::isOurs).map(Document::path).filter(this::goes);
  }

  private boolean goes(DocPath path) {
    return !images.containsKey(path);
  }

  /** Each place takes two writes at most, and the checkpoint one. */
  private int atOnce() {
    return Math.max(1, (limits.commitWrites() - 1) / 2);
  }

  /**
   * As many as one commit holds. What was there before comes back when all else is gone, so that it
   * is not taken for the migration's.
   */
  Decision<Back> next(Snapshot seen) {
    List<DocPath> places =
        checkpoint.isBeingRestored()
            ? List.copyOf(images.keySet())
            : reads().stream()
                .filter(path -> seen.get(path).filter(this::isOurs).isPresent())
                .toList();
    List<Write> writes = new ArrayList<>();
    places.stream().limit(atOnce()).forEach(path -> writes.addAll(cleared(path)));
    boolean isLast =
        places.size() <= atOnce() && (checkpoint.isBeingRestored() || ours().count() <= atOnce());
    if (!isLast) {
      return Decision.write(Back.of(RollbackOutcome.IN_PROGRESS), writes);
    }
    boolean isOver = checkpoint.isBeingRestored() || images.isEmpty();
    Checkpoint after = isOver ? checkpoint.cleared() : checkpoint.restoring();
    writes.add(new Write.Put(checkpointPath, after.fields()));
    return Decision.write(
        Back.of(isOver ? RollbackOutcome.ROLLED_BACK : RollbackOutcome.IN_PROGRESS), writes);
  }

  /** The server's clock, as a field has it, is cut to milliseconds. */
  private boolean isOurs(Document document) {
    Instant turned = checkpoint.fields().time("rolledBackAt").orElse(Instant.MAX);
    return !document.updateTime().truncatedTo(ChronoUnit.MILLIS).isAfter(turned);
  }
}
