package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes a subject's old documents, which are in the archive, and says so in its checkpoint, in
 * one commit. Each document must still be exactly the one that was archived.
 *
 * @param kept what the archive has; none where it is only to be found out what can go
 */
record Removal<S>(Migration<S> migration, Subject subject, RemovalTerms terms, Optional<Kept> kept)
    implements Change<Removal.Seen> {

  /** Documents as they were read, and the file that has them. */
  record Kept(List<Document> documents, Archived archived) {
    Kept {
      documents = List.copyOf(documents);
    }
  }

  /** What was decided, and the old documents where they can go. */
  record Seen(RemovalOutcome outcome, List<Document> documents) {
    Seen {
      documents = List.copyOf(documents);
    }
  }

  @Override
  public List<DocPath> reads() {
    return List.of(migration.checkpoint(subject));
  }

  @Override
  public Decision<Seen> decide(Snapshot seen) {
    Optional<Checkpoint> known = seen.fields(migration.checkpoint(subject)).map(Checkpoint::new);
    Checkpoint checkpoint = known.orElseGet(() -> Checkpoint.untouched(migration, subject));
    return problem(checkpoint)
        .map(Removal::stays)
        .orElseGet(
            () ->
                Decision.read(
                    migration.sources(subject).values(), all -> removed(checkpoint, all)));
  }

  private static Decision<Seen> stays(RemovalOutcome outcome) {
    return Decision.nothing(new Seen(outcome, List.of()));
  }

  /** What the checkpoint alone has against it. */
  private Optional<RemovalOutcome> problem(Checkpoint checkpoint) {
    if (!checkpoint.isCompleted()) {
      return Optional.of(RemovalOutcome.NOT_MIGRATED);
    }
    if (checkpoint.isBeingRolledBack()) {
      return Optional.of(RemovalOutcome.BEING_ROLLED_BACK);
    }
    if (checkpoint.isCleanedUp()) {
      return Optional.of(RemovalOutcome.ALREADY_REMOVED);
    }
    Instant completed = checkpoint.fields().time("completedAt").orElse(Instant.MAX);
    if (!completed.isBefore(terms.completedBefore())) {
      return Optional.of(RemovalOutcome.WITHIN_REVERSE_WINDOW);
    }
    return completed.isBefore(terms.validatedFrom())
        ? Optional.empty()
        : Optional.of(RemovalOutcome.NOT_VALIDATED_SINCE);
  }

  private Decision<Seen> removed(Checkpoint checkpoint, Snapshot seen) {
    List<Document> documents =
        migration.sources(subject).values().stream()
            .flatMap(path -> seen.get(path).stream())
            .toList();
    if (!new LateDocuments<>(migration, subject).of(checkpoint, seen).isEmpty()) {
      return stays(RemovalOutcome.LATE_WRITE);
    }
    if (isAnyMissing(checkpoint, seen)) {
      return stays(RemovalOutcome.SOURCE_MISSING);
    }
    if (kept.isEmpty()) {
      return Decision.nothing(new Seen(RemovalOutcome.REMOVABLE, documents));
    }
    return kept.get().documents().equals(documents)
        ? Decision.write(new Seen(RemovalOutcome.REMOVED, documents), writes(checkpoint, documents))
        : stays(RemovalOutcome.CHANGED);
  }

  private boolean isAnyMissing(Checkpoint checkpoint, Snapshot seen) {
    Map<String, DocPath> sources = migration.sources(subject);
    return checkpoint.fields().fields("sourceHashes").map().entrySet().stream()
        .filter(hash -> hash.getValue() instanceof Value.Text)
        .map(Map.Entry::getKey)
        .anyMatch(name -> sources.containsKey(name) && seen.get(sources.get(name)).isEmpty());
  }

  private List<Write> writes(Checkpoint checkpoint, List<Document> documents) {
    List<Write> writes = new ArrayList<>();
    documents.forEach(document -> writes.add(new Write.Delete(document.path())));
    Checkpoint after = checkpoint.cleanedUp(kept.orElseThrow().archived());
    writes.add(new Write.Put(migration.checkpoint(subject), after.fields()));
    return writes;
  }
}
