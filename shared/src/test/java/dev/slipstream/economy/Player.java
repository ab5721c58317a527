package dev.slipstream.economy;

import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.AdminPaths;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Applied;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A player on a store, and what tests do with one. */
record Player(Store store, Subject subject) {

  static final Mappings MAPPINGS = Mappings.bundled();
  static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  static final Game GAME = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);

  static final String SPOILER = "item_3m8qk2p0sx";

  static final String PROFILE =
      """
      {"username":"Tess", "playerCoins": 100, "playerGem":"7","playerExperience":240,\
      "playerLevel":2,"trophyLevel":25, "unknown":[1, 2.50]}""";

  static final String GARAGE =
      """
      {"crateData":{"Common":2},"keyData":{"Common":1},"garageItemsData":[\
      {"itemName":"Neon Spoiler","itemType":2,"variants":[{"colorName":"Pink","count":3}]}]}""";

  static Player on(Store store, String uid) {
    return new Player(store, new Subject(uid))
        .blob("profileData", PROFILE)
        .blob("garageData", GARAGE);
  }

  Player blob(String name, String text) {
    Writes.put(store, Map.of(path(name), Fields.of(name, Value.of(text))));
    return this;
  }

  DocPath path(String blob) {
    return LegacyPaths.blob(subject, blob);
  }

  PlayerPaths paths() {
    return new PlayerPaths(subject);
  }

  Player migrate() {
    Outcome outcome = new Migrator(store).migrate(RACING, subject).outcome();
    if (outcome != Outcome.MIGRATED) {
      throw new AssertionError(outcome);
    }
    return this;
  }

  Player withCrates() {
    GAME.catalogues()
        .documents()
        .get("Crates")
        .map()
        .forEach(
            (tier, crate) ->
                Writes.put(store, Map.of(AdminPaths.gameData("Crates", tier), (Fields) crate)));
    return this;
  }

  Applied<Posted> apply(String opId, String type, Map<String, Long> delta) {
    return apply(opId, type, delta, Optional.empty());
  }

  Applied<Posted> apply(
      String opId, String type, Map<String, Long> delta, Optional<Subject> receiver) {
    return new Economy(store, GAME)
        .post(Operation.of(opId, type, subject, delta, Optional.empty(), receiver, MAPPINGS));
  }

  Posted post(String opId, String type, Map<String, Long> delta) {
    return apply(opId, type, delta).answer();
  }

  /** The receipt of an operation that must go well. */
  Receipt receipt(String opId, String type, Map<String, Long> delta) {
    return ((Posted.Done) post(opId, type, delta)).receipts().get(0);
  }

  Optional<Fields> fields(DocPath path) {
    return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path);
  }

  String text(String blob) {
    return fields(path(blob)).flatMap(fields -> fields.text(blob)).orElseThrow();
  }

  Fields stats() {
    return fields(paths().stats()).orElseThrow();
  }

  Fields entry(String opId) {
    return fields(paths().transaction(opId)).orElseThrow();
  }
}
