package dev.slipstream.bench;

import dev.slipstream.economy.Game;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.legacy.Notes;
import dev.slipstream.migrations.racing.LegacyAmounts;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;

/** What players of a schema have, of coins and items, read while nobody writes. */
record Balances(Store store, Game game, Schema schema) {

  /** The amount where it counts. */
  long of(Subject player, String name) {
    Snapshot seen = seen(player, name);
    return schema == Schema.NEW ? inDocuments(player, name, seen) : inBlobs(player, name, seen);
  }

  /** The same; what mirrors it must agree. */
  long mirrored(Subject player, String name) {
    Snapshot seen = seen(player, name);
    long amount = inBlobs(player, name, seen);
    if (schema == Schema.NEW && inDocuments(player, name, seen) != amount) {
      throw new IllegalStateException(player.id() + ": the blobs do not mirror its " + name);
    }
    return amount;
  }

  private Snapshot seen(Subject player, String name) {
    List<DocPath> paths = new ArrayList<>(LegacyAmounts.documents(player).values());
    paths.add(place(player, name));
    return store.read(paths, ReadTime.latest()).snapshot();
  }

  private static DocPath place(Subject player, String name) {
    PlayerPaths paths = new PlayerPaths(player);
    return name.equals(Amounts.COINS) ? paths.stats() : paths.item(name);
  }

  private static long inDocuments(Subject player, String name, Snapshot seen) {
    String field = name.equals(Amounts.COINS) ? Amounts.COINS : "qty";
    return seen.fields(place(player, name)).orElse(Fields.empty()).integer(field).orElse(0L);
  }

  private long inBlobs(Subject player, String name, Snapshot seen) {
    return LegacyAmounts.read(
            player, seen, game.mappings(), game.catalogues(), List.of(name), new Notes())
        .amounts()
        .of(name);
  }
}
