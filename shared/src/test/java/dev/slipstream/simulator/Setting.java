package dev.slipstream.simulator;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.engine.Migrator;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.OpaqueId;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.Oracles;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Writes;
import dev.slipstream.waves.Order;
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

  /** Zoe's clan, where she is in one. */
  static final ClanPaths OWLS = new ClanPaths(OpaqueId.derive("clan", "clan_Night Owls"));

  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final Set<String> SECRETS = Set.of("Zoe Privat", "zoe@example.net", "Yan Privat");
  private static final Instant MORNING = Instant.parse("2025-10-15T08:00:00Z");

  private final Terms terms;
  private final MemoryDatabase database;
  private Limits limits = Limits.production();
  private Game game = new Game(RACING, MAPPINGS, Catalogues.bundled(), true);
  private Optional<Documents> before = Optional.empty();
  private boolean inTurns;
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
    return new Actors(game, most.withAttempts(2), memory);
  }

  WaveActors waveActors() {
    return new WaveActors(RACING, limits.withAttempts(2), memory);
  }

  /** A player without a clan. */
  Setting player(Subject player, String profile) {
    return player(
        player,
        profile,
        """
            {"crateData":{"Common":2},"garageItemsData":[{"itemName":"Neon Spoiler","itemType":2,\
            "variants":[{"colorName":"Pink","count":3}]}],\
            "carsData":[{"carName":"Deimos GT","isPurchased":true,"currentCarLevel":4}]}""");
  }

  /** A player without a clan, and with another garage. */
  Setting player(Subject player, String profile, String garage) {
    players.add(player);
    return blob(player, "profileData", profile).blob(player, "garageData", garage);
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

  /** Somebody has miscounted the clan before. */
  Setting drifted(ClanPaths clan, long by) {
    FieldPath total = FieldPath.of("stats", "trophies");
    store().apply(Changes.writing(new Write.Increment(clan.clan(), Map.of(total, by))));
    return this;
  }

  /** What happens under the new schema is not written to the legacy documents. */
  Setting withoutMirror() {
    game = new Game(RACING, MAPPINGS, Catalogues.bundled(), false);
    return this;
  }

  /** Operations that are done before anything else happens. */
  Setting done(Operation... operations) {
    Arrays.stream(operations).forEach(operation -> new Economy(store(), game).post(operation));
    return this;
  }

  /** The clan is of the new schema alone: the old one has no name for it. */
  Setting founded(ClanPaths clan) {
    Fields nameless = Fields.of("legacyClanId", Value.REMOVED);
    store().apply(Changes.writing(new Write.Merge(clan.clan(), nameless)));
    return this;
  }

  /** The player has joined the clan since the cut-over. */
  Setting joined(ClanPaths clan, Subject player, long trophies) {
    DocPath profile = new PlayerPaths(player).social();
    Fields joining = Fields.of("clanId", Value.of(clan.clanId()));
    Fields member = Fields.builder().put("trophies", trophies).put("level", 2).build();
    Map<FieldPath, Long> more =
        Map.of(FieldPath.of("stats", "members"), 1L, FieldPath.of("stats", "trophies"), trophies);
    store()
        .apply(
            Changes.writing(
                new Write.Merge(profile, joining),
                new Write.Create(clan.member(player), member),
                new Write.Increment(clan.clan(), more)));
    return this;
  }

  /** What an operator has ordered of the rollout before anything else happens. */
  Setting ordered(Order... orders) {
    waveActors().operator("before", orders).program().run(store());
    return this;
  }

  /** This player has failed in a wave before, and is not looked at. */
  Setting failed(Subject player, String broken, long epoch) {
    blob(player, "profileData", broken);
    new Migrator(store()).migrate(RACING, player, epoch);
    return this;
  }

  /** This player's cut-over was before anything else happens. */
  Setting migrated(Subject player) {
    before = Optional.of(before.orElseGet(() -> new Documents(database.documents())));
    new Migrator(store()).migrate(RACING, player);
    return this;
  }

  /** This was asked for, and done, before anything else happens. */
  Setting played(Operation operation) {
    new Economy(store(), game).post(operation);
    return this;
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

  /** Transactions are whole: each ends before anybody else moves. */
  Setting inTurns() {
    inTurns = true;
    return this;
  }

  World with(List<Actor> actors) {
    Documents first = before.orElseGet(() -> new Documents(database.documents()));
    Stage stage = new Stage(terms, limits, RACING, players, first, inTurns, Oracles.all(SECRETS));
    return World.begin(stage, database, actors);
  }
}
