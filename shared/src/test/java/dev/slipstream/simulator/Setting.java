package dev.slipstream.simulator;

import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.Oracles;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a scenario's documents in place: small players, whose every document is worth a look. */
final class Setting {

  /** A player in a clan, with everything that a phase can make. */
  static final Subject ZOE = new Subject("uZoe000000000000000000000000");

  /** A clan mate of hers. */
  static final Subject YAN = new Subject("uYan000000000000000000000000");

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final Game GAME = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);
  private static final Set<String> SECRETS = Set.of("Zoe Privat", "zoe@example.net", "Yan Privat");
  private static final Instant MORNING = Instant.parse("2025-10-15T08:00:00Z");

  private final Terms terms;
  private final MemoryDatabase database;
  private Limits limits = Limits.production();
  private final Memory memory = new Memory();
  private final Set<Subject> players = new LinkedHashSet<>();

  Setting(Terms terms) {
    this.terms = terms;
    this.database = new MemoryDatabase(() -> MORNING, Duration.ofMillis(1), terms.locking());
  }

  /** Actors whose transactions give up after two attempts, which shows as much as five. */
  Actors actors() {
    return actors(Limits.production());
  }

  Actors actors(Limits most) {
    limits = most;
    return new Actors(GAME, most.withAttempts(2), memory);
  }

  /** A player without a clan. */
  Setting player(Subject player, String profile) {
    players.add(player);
    return blob(player, "profileData", profile)
        .blob(
            player,
            "garageData",
            """
            {"crateData":{"Common":2},"garageItemsData":[{"itemName":"Neon Spoiler","itemType":2,\
            "variants":[{"colorName":"Pink","count":3}]}],\
            "carsData":[{"carName":"Deimos GT","isPurchased":true,"currentCarLevel":4}]}""");
  }

  Setting blob(Subject player, String name, String text) {
    return document(LegacyPaths.blob(player, name), Fields.of(name, Value.of(text)));
  }

  Setting document(DocPath path, Fields fields) {
    Writes.put(store(), Map.of(path, fields));
    return this;
  }

  private MemoryStore store() {
    return new MemoryStore(database, Limits.production(), Faults.NONE);
  }

  /** A clan of these players, each with 10 trophies when it joined. */
  Setting clan(String name, Subject... members) {
    DocPath legacy = DocPath.of("clans", members[0].id());
    document(legacy, legacyClan(name, members));
    Document clan = database.documents().get(legacy);
    store().apply(new MasterData(MAPPINGS, Catalogues.bundled()).clan(clan));
    return this;
  }

  private static Fields legacyClan(String name, Subject... members) {
    List<Fields> list =
        Arrays.stream(members)
            .map(
                member ->
                    Fields.builder()
                        .put("userId", member.id())
                        .put("userName", "somebody")
                        .put("role", "member")
                        .put("trophies", 10)
                        .build())
            .toList();
    return Fields.builder()
        .put("clanId", "clan_" + name)
        .put("clanName", name)
        .put("members", Value.items(list))
        .build();
  }

  static String profile(String name, long coins) {
    return """
        {"username":"%s Privat","email":"%s@example.net","playerCoins":%d,"playerGem":7,\
        "playerExperience":120,"playerLevel":2,"trophyLevel":25,"selectedCar":"Deimos GT",\
        "unknownField":[1,2]}"""
        .formatted(name, name.toLowerCase(Locale.ROOT), coins);
  }

  /** What somebody may ask for. */
  static Operation operation(
      String opId, String type, Subject player, Map<String, Long> delta, Subject... receiver) {
    return Operation.of(
        opId, type, player, delta, Optional.empty(), Arrays.stream(receiver).findFirst(), MAPPINGS);
  }

  World with(List<Actor> actors) {
    Documents before = new Documents(database.documents());
    Stage stage = new Stage(terms, limits, RACING, players, before, Oracles.all(SECRETS));
    return World.begin(stage, database, actors);
  }
}
