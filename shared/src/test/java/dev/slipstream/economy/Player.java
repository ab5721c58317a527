package dev.slipstream.economy;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.AdminPaths;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A player on a store, and what tests do with one. */
record Player(Store store, Subject subject, Game game) {

  static final Mappings MAPPINGS = Mappings.bundled();
  static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  static final Game GAME = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);

  /** Neon Spoiler (Pink), of which the player has 3. */
  static final String SPOILER = "item_3m8qk2p0sx";

  /** Gamma Wheels (Red), of which the player has none. */
  static final String WHEELS = "item_3p7x9r2m5n";

  static final String PROFILE =
      """
      {"username":"Tess", "playerCoins": 100, "playerGem":"7","playerExperience":240,\
      "playerLevel":2,"trophyLevel":25, "unknown":[1, 2.50]}""";

  static final String GARAGE =
      """
      {"crateData":{"Common":2},"keyData":{"Common":1},"garageItemsData":[\
      {"itemName":"Neon Spoiler","itemType":2,"variants":[{"colorName":"Pink","count":3}]}]}""";

  static Player on(Store store, String uid) {
    return new Player(store, new Subject(uid), GAME)
        .blob("profileData", PROFILE)
        .blob("garageData", GARAGE);
  }

  /** Whose legacy documents are neither read nor kept up to date after the cut-over. */
  Player withoutMirror() {
    return new Player(store, subject, new Game(RACING, MAPPINGS, GAME.catalogues(), false));
  }

  Player blob(String name, String text) {
    return document(path(name), Fields.of(name, Value.of(text)));
  }

  Player document(DocPath path, Fields fields) {
    Writes.put(store, Map.of(path, fields));
    return this;
  }

  Player without(DocPath path) {
    store.apply(Changes.writing(new Write.Delete(path)));
    return this;
  }

  DocPath path(String blob) {
    return LegacyPaths.blob(subject, blob);
  }

  DocPath checkpoint() {
    return RACING.checkpoint(subject);
  }

  PlayerPaths paths() {
    return new PlayerPaths(subject);
  }

  DocPath receipt(String opId) {
    return paths().transaction(opId);
  }

  Player migrate() {
    Outcome outcome = new Migrator(store).migrate(RACING, subject).outcome();
    if (outcome != Outcome.MIGRATED) {
      throw new AssertionError(outcome);
    }
    return this;
  }

  /** The legacy documents in which the sweep finds something late. */
  List<String> sweep() {
    return new LateWrites(store).sweep(RACING, subject).sources();
  }

  /** A member, once migrated, of a clan that counts these trophies for the player. */
  Player inClan(ClanPaths clan, long trophies) {
    Fields profile = fields(paths().social()).orElseThrow();
    return document(paths().social(), profile.with("clanId", Value.of(clan.clanId())))
        .document(
            clan.member(subject),
            Fields.builder().put("uid", subject.id()).put("trophies", trophies).build());
  }

  Player withCrates() {
    GAME.catalogues()
        .documents()
        .get("Crates")
        .map()
        .forEach((tier, crate) -> document(AdminPaths.gameData("Crates", tier), (Fields) crate));
    return this;
  }

  Operation operation(
      String opId, String type, Map<String, Long> delta, Optional<Subject> receiver) {
    return Operation.of(opId, type, subject, delta, Optional.empty(), receiver, MAPPINGS);
  }

  Applied<Posted> apply(String opId, String type, Map<String, Long> delta) {
    return apply(opId, type, delta, Optional.empty());
  }

  Applied<Posted> apply(
      String opId, String type, Map<String, Long> delta, Optional<Subject> receiver) {
    return new Economy(store, game).post(operation(opId, type, delta, receiver));
  }

  Posted post(String opId, String type, Map<String, Long> delta) {
    return apply(opId, type, delta).answer();
  }

  Posted transfer(String opId, Map<String, Long> delta, Player receiver) {
    return apply(opId, "transfer", delta, Optional.of(receiver.subject())).answer();
  }

  /** The receipt of an operation that must go well. */
  Receipt receipt(String opId, String type, Map<String, Long> delta) {
    return done(post(opId, type, delta)).receipts().get(0);
  }

  static Posted.Done done(Posted posted) {
    if (posted instanceof Posted.Done done) {
      return done;
    }
    throw new AssertionError(posted);
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

  /** An amount of Stats, such as {@code coins} or {@code crates.rare}. */
  long stat(String name) {
    int dot = name.indexOf('.');
    Fields fields = dot < 0 ? stats() : stats().fields(name.substring(0, dot));
    return fields.integer(name.substring(dot + 1)).orElseThrow();
  }

  Fields entry(String opId) {
    return fields(receipt(opId)).orElseThrow();
  }
}
