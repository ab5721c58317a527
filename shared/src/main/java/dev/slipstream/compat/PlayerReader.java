package dev.slipstream.compat;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a player from the schema that is authoritative, which the checkpoint says and nothing else
 * (design M2). Writes nothing.
 *
 * <p>All reads are at the latest time, so that players see their own last write. That takes several
 * calls; where the checkpoint or the balances have moved between the first and the last, an
 * operation or a migration came in between, and reading begins again.
 */
public final class PlayerReader {

  /** How often a player may change while it is read; beyond it the caller had better wait. */
  static final int MAX_ATTEMPTS = 5;

  private final Store store;

  public PlayerReader(Store store) {
    this.store = store;
  }

  /**
   * Reads a player of the racing layout. Throws CONTENTION where it changes again and again, and
   * {@link IllegalStateException} where it is migrated and lacks a document that everybody has.
   */
  public <S> PlayerRead read(Migration<S> migration, Subject player) {
    LatestReads reads = new LatestReads(store);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<PlayerRead> read = attempt(migration, player, reads);
      if (read.isPresent()) {
        return read.get().billed(reads.usage());
      }
    }
    throw new StoreException(
        Reason.CONTENTION,
        "changed while it was read, " + MAX_ATTEMPTS + " times in a row: " + player.id());
  }

  /** Empty where the player changed meanwhile. */
  private static <S> Optional<PlayerRead> attempt(
      Migration<S> migration, Subject player, LatestReads reads) {
    DocPath checkpoint = migration.checkpoint(player);
    Snapshot routing = reads.documents(List.of(checkpoint), Snapshot.empty());
    boolean isMigrated =
        routing.fields(checkpoint).filter(found -> new Checkpoint(found).isCompleted()).isPresent();
    return isMigrated
        ? stored(new PlayerPaths(player), checkpoint, routing, reads)
        : planned(new PlannedView<>(migration, player, routing), routing, reads);
  }

  private static <S> Optional<PlayerRead> planned(
      PlannedView<S> view, Snapshot routing, LatestReads reads) {
    PlayerRead read = reads.preview(view);
    return reads.areUnmoved(routing.paths(), routing) ? Optional.of(read) : Optional.empty();
  }

  /** Every operation moves the balances, which have the head of the ledger. */
  private static Optional<PlayerRead> stored(
      PlayerPaths paths, DocPath checkpoint, Snapshot routing, LatestReads reads) {
    Snapshot singles = reads.documents(paths.singles(), routing);
    Map<DocPath, Fields> documents = new HashMap<>();
    paths.singles().forEach(path -> singles.fields(path).ifPresent(f -> documents.put(path, f)));
    for (String list : paths.lists()) {
      for (Document document : reads.list(list)) {
        documents.put(document.path(), document.fields());
      }
    }
    return reads.areUnmoved(List.of(checkpoint, paths.stats()), singles)
        ? Optional.of(PlayerRead.of(PlayerView.of(Schema.NEW, paths, documents)))
        : Optional.empty();
  }
}
