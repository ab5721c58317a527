package dev.slipstream.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.Sample;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.FirestoreEmulator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Validation through the real client: a sample as of one past time, and a repair. */
final class FirestoreValidationTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final int PLAYERS = 40;

  @Test
  void aSampleMatchesAsOfOnePastTimeWhateverHappenedSince() {
    LegacyPopulation population = new LegacyPopulation(20251018, 0);
    try (Store store = FirestoreEmulator.newStore()) {
      new PlayerSeed(population, PLAYERS).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
      for (int number = 0; number < PLAYERS; number++) {
        assertEquals(
            Outcome.MIGRATED,
            new Migrator(store).migrate(RACING, population.subject(number)).outcome());
      }
      List<Subject> sample = Sample.of(store, RACING, 10);
      assertEquals(sample, Sample.of(store, RACING, 10));
      DocPath stats = new PlayerPaths(sample.get(0)).stats();
      Instant before = updateTime(store, stats, sample);
      store.apply(
          Changes.writing(new Write.Merge(stats, Fields.of("coins", Value.of(999_999_999)))));
      Validator validator = new Validator(store);
      for (Subject player : sample) {
        Comparison comparison = validator.compare(RACING, player, ReadTime.at(before));
        assertEquals(Verdict.MATCH, comparison.verdict(), comparison::toString);
      }
      // the server's own time is past the change, whatever this machine's clock says
      Instant after = updateTime(store, stats, List.of(sample.get(0))).plus(Validator.PAST);
      assertEquals(
          Verdict.REPAIRED,
          validator.repair(RACING, sample.get(0), () -> after, "run-1").verdict());
      assertEquals(
          Verdict.MATCH, validator.compare(RACING, sample.get(0), ReadTime.latest()).verdict());
    }
  }

  /** The time of the last commit to these players. */
  private static Instant updateTime(Store store, DocPath stats, List<Subject> players) {
    return players.stream()
        .map(RACING::checkpoint)
        .flatMap(
            path ->
                store.read(List.of(path, stats), ReadTime.latest()).snapshot().paths().stream()
                    .flatMap(
                        found ->
                            store
                                .read(List.of(found), ReadTime.latest())
                                .snapshot()
                                .get(found)
                                .stream()))
        .map(Document::updateTime)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
