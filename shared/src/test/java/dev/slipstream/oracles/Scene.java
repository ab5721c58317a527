package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the oracles look at.
 *
 * @param before all documents as it began
 * @param now all documents
 * @param history the versions of a document so far, first to last, as far as they were seen
 * @param past all documents as they were at a time, where every version was seen
 * @param isSeenWhole whether every version of every document was seen
 * @param saved by legacy document what a client was last told is saved
 * @param clientsWrote when writes of clients have landed
 * @param ended what actors did that have come to their end since the oracles last looked
 * @param said what has left the processes since for people to read: messages and logs
 * @param isFenced whether no client can write a completed player's legacy documents at all
 * @param isSettled whether nothing is under way any more, and nothing will be looked for
 * @param isSwept whether late writes were looked for after everything else
 * @param goesBack whether somebody takes players back, so that a way back is tried from everywhere
 * @param copy the same documents in a store of their own, to try what could come next
 */
public record Scene(
    RacingMigration migration,
    Set<Subject> players,
    Documents before,
    Documents now,
    Function<DocPath, List<Document>> history,
    Function<Instant, Documents> past,
    boolean isSeenWhole,
    Map<DocPath, Fields> saved,
    Set<Instant> clientsWrote,
    List<Run> ended,
    List<String> said,
    boolean isFenced,
    boolean isSettled,
    boolean isSwept,
    boolean goesBack,
    Supplier<Store> copy) {

  /** What the player's checkpoint says; empty where no run has touched the player. */
  Optional<Checkpoint> checkpoint(Subject player) {
    return now.fields(migration.checkpoint(player)).map(Checkpoint::new);
  }

  boolean isCompleted(Subject player) {
    return checkpoint(player).filter(Checkpoint::isCompleted).isPresent();
  }

  /** The players whose new documents are authoritative. */
  List<Subject> completed() {
    return players.stream().filter(this::isCompleted).toList();
  }
}
