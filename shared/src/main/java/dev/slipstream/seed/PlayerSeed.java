package dev.slipstream.seed;

import dev.slipstream.engine.Bulk;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the first players of a population and their clans into a store. */
public final class PlayerSeed {

  private final LegacyPopulation population;
  private final int players;

  public PlayerSeed(LegacyPopulation population, int players) {
    this.population = population;
    this.players = players;
  }

  /**
   * Writes them all, in constant memory.
   *
   * @param made is told of each player's number
   */
  public Usage write(Store store, IntConsumer made) {
    Stream<Write> documents =
        IntStream.range(0, players)
            .peek(made)
            .mapToObj(population::player)
            .flatMap(player -> player.documents().entrySet().stream())
            .map(PlayerSeed::put);
    return writeClans(store).plus(new Bulk(store).write(documents));
  }

  /** Writes their clans alone. */
  public Usage writeClans(Store store) {
    return new Bulk(store)
        .write(
            IntStream.range(0, population.clans(players))
                .mapToObj(clan -> population.clan(clan, players))
                .map(PlayerSeed::put));
  }

  private static Write put(Map.Entry<DocPath, Fields> document) {
    return new Write.Put(document.getKey(), document.getValue());
  }
}
