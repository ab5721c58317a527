package dev.slipstream.engine;

import dev.slipstream.model.Decision;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cuts a way back into commits. Nearly always there is one. Beyond the limits the subject is closed
 * first, then old documents are written, with our stamp, as many as fit; the commit with the last
 * of them changes the status; {@link Clearing} takes the new documents away.
 */
final class PartsBack<S> {

  private final Migration<S> migration;
  private final Subject subject;
  private final Checkpoint before;
  private final RollbackRequest request;
  private final LimitCheck check;
  private final Clearing clearing;

  PartsBack(
      Migration<S> migration,
      Subject subject,
      Checkpoint before,
      RollbackRequest request,
      Listing listing,
      Limits limits) {
    this.migration = migration;
    this.subject = subject;
    this.before = before;
    this.request = request;
    this.check = new LimitCheck(limits);
    this.clearing = new Clearing(migration, subject, before, listing, limits);
  }

  /** The next commit; where something is lost, what it was is kept first. */
  Decision<Back> next(WayBack.Found way, Set<String> unreadable) {
    if (way.lost().isEmpty() && unreadable.isEmpty()) {
      return commit(way, List.of());
    }
    Reversal<S> reversal = migration.reversal();
    Quarantine quarantine = new Quarantine(migration.id(), subject);
    List<DocPath> reads = new ArrayList<>(reversal.partingReads(subject, way.lost()));
    reads.add(quarantine.entry());
    return Decision.read(reads, seen -> commit(way, losses(way, unreadable, quarantine, seen)));
  }

  /** The lost with their bytes, and what others' documents make of it. */
  private List<Write> losses(
      WayBack.Found way, Set<String> unreadable, Quarantine quarantine, Snapshot seen) {
    List<Write> writes = new ArrayList<>(migration.reversal().partings(subject, way.lost(), seen));
    Stream<Document> lost = way.lost().stream().flatMap(place -> at(place.path(), way).stream());
    Stream<Document> gone = unreadable.stream().flatMap(name -> stored(name, way).stream());
    Stream.concat(lost, gone)
        .distinct()
        .forEach(found -> writes.add(quarantine.keep("lost", contentHash(found), found)));
    writes.add(
        quarantine.note(EngineCode.LOST_IN_ROLLBACK, "rollback", seen.fields(quarantine.entry())));
    return writes;
  }

  private static Optional<Document> at(DocPath path, WayBack.Found way) {
    return Optional.ofNullable(way.standing().get(path));
  }

  private static Optional<Document> stored(String name, WayBack.Found way) {
    return Optional.ofNullable(way.stored().get(name));
  }

  private static String contentHash(Document document) {
    return Digest.hex(Fields.of(document.path().toString(), document.fields()));
  }

  private Decision<Back> commit(WayBack.Found way, List<Write> losses) {
    Checkpoint after =
        before.rolledBack(migration.steps(), request, migration.reversal().kept(way.today()));
    List<Write> turn = new ArrayList<>(sources(way));
    turn.addAll(losses);
    List<Write> whole = new ArrayList<>(turn);
    whole.addAll(clearing.all(way.standing().keySet()));
    whole.add(put(after));
    if (!before.isBeingRolledBack()) {
      return check.fits(whole)
          ? Decision.write(StepBack.done(RollbackOutcome.ROLLED_BACK, way), whole)
          : part(way, List.of(put(before.rollingBack(request))));
    }
    turn.add(put(after.clearing()));
    return part(way, check.fits(turn) ? turn : requireSome(asManyAsFit(way)));
  }

  /** The commit that turns needs all that is lost and a line for each old document. */
  private List<Write> requireSome(List<Write> writes) {
    if (writes.isEmpty()) {
      throw new IllegalStateException(
          "the way back does not fit into the commits of this store: " + subject.id());
    }
    return writes;
  }

  private static Decision<Back> part(WayBack.Found way, List<Write> writes) {
    return Decision.write(StepBack.done(RollbackOutcome.IN_PROGRESS, way), writes);
  }

  /** The old documents that change, without our stamp: nobody mirrors them any more. */
  private List<Write> sources(WayBack.Found way) {
    List<Write> writes = new ArrayList<>();
    forEachWanted(
        way,
        (name, path, wanted) -> {
          Document stored = way.stored().get(name);
          if (stored == null) {
            writes.add(new Write.Create(path, wanted));
          } else if (!isSaid(wanted, stored)) {
            writes.add(new Write.Put(path, wanted));
          } else if (!stored.fields().equals(wanted)) {
            writes.add(new Write.Merge(path, Fields.of(Mirror.STAMP, Value.REMOVED)));
          }
        });
    return writes;
  }

  /** What is written now is as it should be when it is looked at for the next part. */
  private List<Write> asManyAsFit(WayBack.Found way) {
    LimitCheck.Room room = check.new Room();
    List<Write> writes = new ArrayList<>();
    forEachWanted(
        way,
        (name, path, wanted) -> {
          Document stored = way.stored().get(name);
          if (stored == null || !isSaid(wanted, stored)) {
            Write write = new Write.Put(path, stamped(name, path, wanted));
            if (room.take(write)) {
              writes.add(write);
            }
          }
        });
    return writes;
  }

  private static boolean isSaid(Fields wanted, Document stored) {
    return stored.fields().without(Mirror.STAMP).equals(wanted);
  }

  /** An old document by its name and place, and what it is to say. */
  private interface Wanted {
    void take(String name, DocPath path, Fields wanted);
  }

  private void forEachWanted(WayBack.Found way, Wanted taker) {
    migration
        .sources(subject)
        .forEach(
            (name, path) -> {
              Fields wanted = way.wanted().get(name);
              if (wanted != null) {
                taker.take(name, path, wanted.without(Mirror.STAMP));
              }
            });
  }

  private Fields stamped(String name, DocPath path, Fields fields) {
    Document document = new Document(path, fields, Instant.EPOCH, Instant.EPOCH);
    return fields.merge(Mirror.stamp(migration.opId(), migration.fingerprint(name, document)));
  }

  private Write put(Checkpoint checkpoint) {
    return new Write.Put(migration.checkpoint(subject), checkpoint.fields());
  }
}
