package dev.slipstream.bench;

import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import java.util.List;

/** Players under the old schema, and how each gets to the new one in this process. */
record LegacyPlayers(Store store, Migration<?> migration) {

  /** Puts them in place, as many documents a commit as fit. */
  List<Subject> put(List<Player> players) {
    new Bulk(store)
        .write(
            players.stream()
                .flatMap(player -> player.documents().entrySet().stream())
                .map(document -> new Write.Put(document.getKey(), document.getValue())));
    return players.stream().map(Player::subject).toList();
  }

  /** Throws IllegalStateException where a player is not migrated by this. */
  void migrate(Subject player) {
    Outcome outcome = new Migrator(store).migrate(migration, player).outcome();
    if (outcome != Outcome.MIGRATED) {
      throw new IllegalStateException(player.id() + " was not migrated: " + outcome);
    }
  }
}
