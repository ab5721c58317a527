package dev.slipstream.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Subject;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Writes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A player looks the same right before and right after its migration, whatever it is like. */
abstract class PlayerReaderCases {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  /** A store with nothing in it. */
  abstract Store emptyStore();

  /** How many players of a population are read. */
  abstract int players();

  static Stream<Case> cases() {
    return Case.of("racing");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void looksTheSameBeforeAndAfter(Case situation) {
    try (Store store = emptyStore()) {
      Writes.putLegacy(store, situation.before());
      Map<DocPath, Document> before = Dump.of(store);
      read(store, situation.subject());
      assertEquals(before, Dump.of(store), "reading writes nothing");
      Outcome outcome = assertLooksTheSame(store, situation.subject());
      assertEquals(situation.outcome().equals("completed"), outcome == Outcome.MIGRATED);
    }
  }

  @Test
  void everyPlayerOfAPopulationLooksTheSameBeforeAndAfter() {
    LegacyPopulation population = new LegacyPopulation(20251016, 30);
    try (Store store = emptyStore()) {
      new PlayerSeed(population, players()).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
      for (int number = 0; number < players(); number++) {
        assertLooksTheSame(store, population.subject(number));
      }
    }
  }

  /** One that cannot be migrated is refused for the same reason, before and after the attempt. */
  private static Outcome assertLooksTheSame(Store store, Subject player) {
    PlayerRead before = read(store, player);
    Migrated migrated = new Migrator(store).migrate(RACING, player);
    PlayerRead after = read(store, player);
    assertEquals(migrated.failure(), before.failure());
    assertEquals(migrated.failure(), after.failure());
    boolean isMigrated = migrated.outcome() == Outcome.MIGRATED;
    assertEquals(isMigrated ? Optional.of("legacy") : Optional.empty(), schema(before));
    assertEquals(isMigrated ? Optional.of("new") : Optional.empty(), schema(after));
    assertEquals(
        before.view().map(view -> view.fields().without("schema")),
        after.view().map(view -> view.fields().without("schema")));
    return migrated.outcome();
  }

  private static Optional<String> schema(PlayerRead read) {
    return read.view().map(view -> view.schema().id());
  }

  private static PlayerRead read(Store store, Subject player) {
    return new PlayerReader(store).read(RACING, player);
  }
}
