package dev.slipstream.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.archive.Archive;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Writes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A migrated player on a store, and an archive. */
record Ground(Store store, Archive archive, Subject player) {

  static final Mappings MAPPINGS = Mappings.bundled();
  static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  static final Game GAME = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);
  static final RollbackRequest REQUEST = RollbackRequest.because("a test");
  static final Cleanup.Pace AT_ONCE = documents -> {};

  /** The window is over and the certificate is new, whenever it was. */
  static final RemovalTerms TERMS = new RemovalTerms(Instant.MAX, Instant.MAX);

  static final String PROFILE =
      "{\"username\":\"Tess \\u00e9 \u2028😀\", \"playerCoins\": 100, \"playerGem\":\"7\",\t"
          + "\"trophyLevel\":25, \"careerEarning\" : 1e3, \"unknown\":[1, 2.50]}";
  static final String GARAGE =
      "{\"crateData\":{\"Common\":2},\"keyData\":{\"Common\":1}, \"odd\":\"\\/\" }";

  /** Has a profile with a second field, a garage, a map, and no social data. */
  static Ground of(Store store, Archive archive, String uid) {
    Ground ground = new Ground(store, archive, new Subject(uid));
    ground.put(
        "profileData",
        Fields.builder().put("profileData", PROFILE).put("lastUpdated", Instant.EPOCH).build());
    ground.put("garageData", Fields.of("garageData", Value.of(GARAGE)));
    ground.put("mapData", Fields.of("mapData", Value.of("{\"mapStats\":[]}")));
    return ground;
  }

  Ground migrate() {
    assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, player).outcome());
    return this;
  }

  DocPath path(String blob) {
    return LegacyPaths.blob(player, blob);
  }

  Ground put(String blob, Fields fields) {
    Writes.put(store, Map.of(path(blob), fields));
    return this;
  }

  Ground text(String blob, String text) {
    return put(blob, Fields.of(blob, Value.of(text)));
  }

  Optional<Fields> fields(DocPath path) {
    return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path);
  }

  Fields checkpoint() {
    return fields(RACING.checkpoint(player)).orElseThrow();
  }

  /** The mapped old documents that are in the store, by name. */
  Map<String, Fields> old() {
    Map<String, Fields> old = new LinkedHashMap<>();
    RACING
        .sources(player)
        .forEach((name, path) -> fields(path).ifPresent(fields -> old.put(name, fields)));
    return old;
  }

  void grant(String opId, long coins) {
    Operation operation =
        Operation.of(
            opId,
            "grantCoins",
            player,
            Map.of("coins", coins),
            Optional.empty(),
            Optional.empty(),
            MAPPINGS);
    assertTrue(new Economy(store, GAME).post(operation).answer() instanceof Posted.Done);
  }

  CleanedUp cleanUp() {
    return cleanUp(TERMS);
  }

  CleanedUp cleanUp(RemovalTerms terms) {
    return new Cleanup(store, archive).cleanUp(RACING, player, terms, AT_ONCE);
  }

  /** With something between the store or the archive and the cleanup. */
  Ground on(Store other) {
    return new Ground(other, archive, player);
  }

  Ground in(Archive other) {
    return new Ground(store, other, player);
  }

  RolledBack back() {
    return new Rollback(store, new ArchiveAttic(archive)).rollBack(RACING, player, REQUEST);
  }
}
