package dev.slipstream.bench;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Posted;
import dev.slipstream.layout.Schema;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Players with a garage whose ledger has begun: as many under each schema, the migrated ones with
 * their blobs mirrored.
 */
final class EconomyPlayers {

  private final LegacyPlayers legacy;
  private final Economy economy;
  private final OperationMix mix;
  private final List<Player> all;
  private final int ofSchema;

  /**
   * @param ofSchema how many of each schema
   */
  EconomyPlayers(
      Store store,
      Economy economy,
      OperationMix mix,
      IntFunction<Player> population,
      int ofSchema) {
    this.legacy = new LegacyPlayers(store, economy.game().migration());
    this.economy = economy;
    this.mix = mix;
    this.ofSchema = ofSchema;
    this.all =
        Stream.iterate(0, number -> number + 1)
            .map(population::apply)
            .filter(EconomyPlayers::hasGarage)
            .limit(2L * ofSchema)
            .toList();
  }

  private static boolean hasGarage(Player player) {
    return player.documents().keySet().stream().anyMatch(path -> path.id().equals(GarageBlob.NAME));
  }

  /** Puts them in place in an empty database. */
  Map<Schema, List<Subject>> settle() {
    List<Subject> subjects = legacy.put(all);
    Map<Schema, List<Subject>> players = new LinkedHashMap<>();
    players.put(Schema.NEW, subjects.subList(0, ofSchema));
    players.put(Schema.LEGACY, subjects.subList(ofSchema, 2 * ofSchema));
    players.get(Schema.NEW).forEach(legacy::migrate);
    subjects.forEach(this::givePocketMoney);
    return players;
  }

  private void givePocketMoney(Subject player) {
    Posted posted = economy.post(mix.pocketMoney(player)).answer();
    if (!(posted instanceof Posted.Done)) {
      throw new IllegalStateException(player.id() + " got no pocket money: " + posted);
    }
  }
}
