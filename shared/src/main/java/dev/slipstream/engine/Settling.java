package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles what came late for a completed subject, in one commit: the documents that it makes, its
 * entry in the journal, the checkpoint that remembers it, and the quarantine of what cannot be
 * merged. Where the listing that it was given is not of today's pulse, it asks for another.
 */
record Settling<S>(Migration<S> migration, Subject subject, Listing listing, Limits limits)
    implements Change<Settled> {

  @Override
  public List<DocPath> reads() {
    return List.of(migration.checkpoint(subject));
  }

  @Override
  public Decision<Settled> decide(Snapshot seen) {
    Optional<Checkpoint> completed =
        seen.fields(migration.checkpoint(subject))
            .map(Checkpoint::new)
            .filter(Checkpoint::isCompleted);
    return completed.isEmpty()
        ? Decision.nothing(Settled.Done.NOTHING)
        : Decision.read(migration.sources(subject).values(), all -> compare(completed.get(), all));
  }

  private Decision<Settled> compare(Checkpoint checkpoint, Snapshot seen) {
    Map<String, Document> late = new LateDocuments<>(migration, subject).of(checkpoint, seen);
    if (late.isEmpty()) {
      return Decision.nothing(Settled.Done.NOTHING);
    }
    if (checkpoint.isCleanedUp()) {
      return setAside(checkpoint, late, "The player's old documents are in the archive.");
    }
    if (checkpoint.isBeingRolledBack()) {
      return setAside(checkpoint, late, "The player is being rolled back.");
    }
    DocPath pulse = migration.footprint(subject).pulse();
    return Decision.read(
        List.of(pulse),
        all -> {
          Optional<Instant> today = all.get(pulse).map(Document::updateTime);
          return listing.isOf(today)
              ? understand(checkpoint, late, all)
              : Decision.nothing(new Settled.ListFirst(today));
        });
  }

  private Decision<Settled> understand(
      Checkpoint checkpoint, Map<String, Document> late, Snapshot seen) {
    return Understanding.of(
        migration.read(subject, seen),
        seen,
        (reading, all) -> {
          if (reading instanceof Reading.Ready<S> ready) {
            return plan(checkpoint, late, Plan.of(migration, ready.source()));
          }
          String why =
              reading instanceof Reading.Broken<S> broken
                  ? broken.finding().sentence() + "."
                  : "There is no legacy player any more.";
          return setAside(checkpoint, late, why);
        });
  }

  private Decision<Settled> plan(Checkpoint checkpoint, Map<String, Document> late, Plan plan) {
    return plan.obstacle(new LimitCheck(limits))
        .map(obstacle -> setAside(checkpoint, late, obstacle.sentence() + "."))
        .orElseGet(
            () ->
                Decision.read(
                    standing(plan),
                    all -> settle(new Merging<>(this, checkpoint, plan, late, all))));
  }

  /** Planned documents too, so that it is known which of them do not exist. */
  private List<DocPath> standing(Plan plan) {
    String journal = migration.audit().journal(subject);
    List<DocPath> standing = new ArrayList<>(migration.footprint(subject).singles());
    standing.addAll(listing.paths());
    plan.targets().stream()
        .map(Target::path)
        .filter(path -> !path.collection().equals(journal) && !standing.contains(path))
        .forEach(standing::add);
    return standing;
  }

  private Decision<Settled> settle(Merging<S> merging) {
    Merging.Merged merged = merging.merged();
    Map<String, Document> apart = new LinkedHashMap<>(merging.late());
    apart.keySet().removeAll(merged.names());
    if (apart.isEmpty()) {
      return commit(merging, merged, merged.writes(), merged.checkpoint(), List.of());
    }
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    return Decision.read(
        List.of(quarantine.entry()),
        all -> {
          SetAside.Kept kept =
              new SetAside<>(migration, subject, apart, merged.objection())
                  .from(merged.checkpoint(), all.fields(quarantine.entry()));
          List<Write> writes = new ArrayList<>(merged.writes());
          writes.addAll(kept.writes());
          return commit(merging, merged, writes, kept.checkpoint(), List.copyOf(apart.keySet()));
        });
  }

  private Decision<Settled> commit(
      Merging<S> merging,
      Merging.Merged merged,
      List<Write> documents,
      Checkpoint after,
      List<String> apart) {
    List<Write> writes = new ArrayList<>(documents);
    writes.add(new Write.Put(migration.checkpoint(subject), after.fields()));
    if (!merged.names().isEmpty() && new LimitCheck(limits).problem(writes).isPresent()) {
      return setAside(merging.before(), merging.late(), "It does not fit into one commit.");
    }
    return Decision.write(new Settled.Done(merged.names(), apart), writes);
  }

  /** All of it. */
  private Decision<Settled> setAside(
      Checkpoint checkpoint, Map<String, Document> late, String why) {
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    return Decision.read(
        List.of(quarantine.entry()),
        all -> {
          Optional<Fields> noted = all.fields(quarantine.entry());
          SetAside.Kept kept =
              new SetAside<>(migration, subject, late, why).from(checkpoint, noted);
          List<Write> writes = new ArrayList<>(kept.writes());
          writes.add(new Write.Put(migration.checkpoint(subject), kept.checkpoint().fields()));
          return Decision.write(new Settled.Done(List.of(), List.copyOf(late.keySet())), writes);
        });
  }
}
