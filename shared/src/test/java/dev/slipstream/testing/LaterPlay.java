package dev.slipstream.testing;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.migrations.racing.Tiers;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of a player's documents when the player goes on in the new schema: whatever a game
 * server may write that the old schema can say, too. Documents stay in step with each other, and no
 * others are touched.
 */
public final class LaterPlay {

  /** What a move is about. */
  public enum Area {
    BALANCES,
    CRATES,
    KEYS,
    ITEMS,
    IDENTITY,
    CARS,
    COSMETICS,
    DECK,
    TRACKS,
    FRIENDS,
    REQUESTS,
    REQUESTS_SENT
  }

  private static final Instant THEN = Instant.parse("2025-11-01T00:00:00Z");
  private static final List<String> SLOTS =
      List.of("wheels", "decals", "spoilers", "underglow", "boost");
  private static final List<String> NAMES =
      List.of("Ann", "  Bo\t\"x\\", "Ночь 🏁", "é", "7", "null");

  private final PlayerPaths paths;
  private final Mappings mappings;
  private final Random random;
  private final Map<DocPath, Fields> documents;

  private LaterPlay(
      Subject player, Mappings mappings, Random random, Map<DocPath, Fields> documents) {
    this.paths = new PlayerPaths(player);
    this.mappings = mappings;
    this.random = random;
    this.documents = new TreeMap<>(documents);
  }

  /** The documents after some moves in these areas. */
  public static Map<DocPath, Fields> of(
      Subject player,
      Map<DocPath, Fields> documents,
      Mappings mappings,
      Set<Area> areas,
      int moves,
      Random random) {
    LaterPlay play = new LaterPlay(player, mappings, random, documents);
    List<Area> open = List.copyOf(EnumSet.copyOf(areas));
    for (int move = 0; move < moves; move++) {
      play.move(play.pick(open));
    }
    return play.documents;
  }

  /** The documents after one move that the old schema has no words for. */
  public static Map<DocPath, Fields> beyond(
      Subject player, Map<DocPath, Fields> documents, Mappings mappings, Random random) {
    LaterPlay play = new LaterPlay(player, mappings, random, documents);
    play.moveBeyond();
    return play.documents;
  }

  private void move(Area area) {
    switch (area) {
      case BALANCES -> play();
      case CRATES -> countTier("crates");
      case KEYS -> countTier("keys");
      case ITEMS -> item(id(mappings.items()), random.nextInt(5));
      case IDENTITY -> identify();
      case CARS -> garage();
      case COSMETICS -> wear();
      case DECK -> change(paths.loadout(), "spellDeck", Value.texts(deck()));
      case TRACKS -> track();
      case FRIENDS -> befriend("friends");
      case REQUESTS -> befriend("friendRequests");
      case REQUESTS_SENT -> befriend("friendRequestsSent");
    }
  }

  private void play() {
    switch (random.nextInt(4)) {
      case 0 -> change(paths.stats(), "coins", Value.of(amount()));
      case 1 -> change(paths.stats(), "gems", Value.of(amount()));
      case 2 -> reachLevel(amount());
      default -> race(amount());
    }
  }

  private long amount() {
    return random.nextInt(20) == 0 ? Limits.MAX_EXACT : random.nextInt(1 << random.nextInt(1, 30));
  }

  private void reachLevel(long xp) {
    change(paths.stats(), "xp", Value.of(xp));
    change(paths.stats(), "level", Value.of(XpCurve.levelOf(xp)));
    change(paths.social(), "level", Value.of(XpCurve.levelOf(xp)));
  }

  private void race(long trophies) {
    long peak = stats().integer("trophiesPeak").orElse(0L);
    change(paths.stats(), "trophies", Value.of(trophies));
    change(paths.stats(), "trophiesPeak", Value.of(Math.max(peak, trophies)));
    change(paths.social(), "trophies", Value.of(trophies));
  }

  private void countTier(String field) {
    Fields counts = stats().fields(field).with(pick(Tiers.ALL), Value.of(random.nextInt(9)));
    change(paths.stats(), field, counts);
  }

  /** No document where there are none. */
  private void item(String id, long quantity) {
    if (quantity == 0) {
      documents.remove(paths.item(id));
    } else {
      put(paths.item(id), Fields.builder().put("itemId", id).put("qty", quantity).build());
    }
  }

  private void identify() {
    String name = pick(NAMES) + random.nextInt(100);
    Value unless = random.nextInt(4) == 0 ? Value.NULL : Value.of(name);
    switch (random.nextInt(5)) {
      case 0 -> changeBoth("username", Value.of(name));
      case 1 -> change(paths.root(), "email", unless);
      case 2 -> changeBoth("avatarId", Value.of(1L + random.nextInt(10)));
      case 3 -> change(paths.social(), "referralCode", unless);
      default ->
          change(paths.stats(), "lastDailyClaimAt", Value.of(THEN.plusMillis(random.nextInt())));
    }
  }

  private void changeBoth(String field, Value value) {
    change(paths.root(), field, value);
    change(paths.social(), field, value);
  }

  private void garage() {
    DocPath car = paths.car(id(mappings.cars()));
    switch (random.nextInt(4)) {
      case 0 -> buy(car);
      case 1 -> upgrade(pick(owned()), random.nextInt(21));
      case 2 -> equip(pick(owned()));
      default -> change(paths.loadout(), "carId", Value.of(pick(owned()).id()));
    }
  }

  private void buy(DocPath car) {
    Fields worn = documents.getOrDefault(pick(owned()), Fields.empty()).fields("cosmetics");
    Fields before = documents.getOrDefault(car, Fields.empty());
    Fields bought =
        Fields.builder()
            .put("carId", car.id())
            .put("owned", true)
            .put("upgradeLevel", before.integer("upgradeLevel").orElse(0L))
            .put("equipped", false)
            .put("cosmetics", worn)
            .build();
    put(car, bought);
  }

  private void upgrade(DocPath car, long level) {
    change(car, "upgradeLevel", Value.of(level));
  }

  private void equip(DocPath chosen) {
    owned().forEach(car -> change(car, "equipped", Value.of(car.equals(chosen))));
  }

  /** All owned cars wear the same. */
  private void wear() {
    String slot = pick(SLOTS);
    Value item = random.nextInt(4) == 0 ? Value.NULL : Value.of(id(mappings.items()));
    owned().forEach(car -> wear(car, slot, item));
  }

  private void wear(DocPath car, String slot, Value item) {
    Fields worn = documents.getOrDefault(car, Fields.empty()).fields("cosmetics");
    change(car, "cosmetics", worn.with(slot, item));
  }

  private List<DocPath> owned() {
    return documents.keySet().stream()
        .filter(path -> path.collection().equals(paths.garage()))
        .filter(path -> holds(path, "owned", Value.of(true)))
        .toList();
  }

  private boolean holds(DocPath path, String field, Value value) {
    return documents.getOrDefault(path, Fields.empty()).get(field).equals(Optional.of(value));
  }

  private List<String> deck() {
    List<String> spells = new ArrayList<>(mappings.spells().ids().values());
    Collections.shuffle(spells, random);
    return spells.subList(0, random.nextInt(4));
  }

  private void track() {
    String id = id(mappings.tracks());
    Fields.Builder track =
        Fields.builder()
            .put("trackId", id)
            .put("stars", random.nextInt(4))
            .put("unlocked", random.nextBoolean());
    if (random.nextInt(3) > 0) {
      track.put("bestTimeMs", 1 + random.nextInt(90_000));
    }
    put(paths.track(id), track.build());
  }

  /** Somebody new, somebody less, or all in another order. */
  private void befriend(String list) {
    Fields social = documents.getOrDefault(paths.social(), Fields.empty());
    List<Value> others = new ArrayList<>(social.items(list));
    switch (others.isEmpty() ? 0 : random.nextInt(3)) {
      case 0 -> others.add(random.nextInt(others.size() + 1), stranger(others));
      case 1 -> others.remove(random.nextInt(others.size()));
      default -> Collections.shuffle(others, random);
    }
    change(paths.social(), list, Value.items(others));
  }

  private Value stranger(List<Value> others) {
    Value stranger = Value.of("uLater" + random.nextInt(1_000_000));
    return others.contains(stranger) ? stranger(others) : stranger;
  }

  private void moveBeyond() {
    switch (random.nextInt(9)) {
      case 0 -> wear(pick(owned()), pick(SLOTS), Value.of("item_0000000000"));
      case 1 -> item("item_0000000000", 2);
      case 2 -> change(paths.root(), "country", Value.of("NZ"));
      case 3 -> change(paths.stats(), "crates", stats().fields("crates").with("epic", Value.of(1)));
      case 4 -> change(paths.stats(), "lastDailyClaimAt", Value.of(THEN.plusNanos(1_000)));
      case 5 -> change(paths.loadout(), "carId", Value.of("car_0000000000"));
      case 6 -> change(paths.loadout(), "spellDeck", Value.texts(List.of("spell_0000000000")));
      case 7 -> change(paths.stats(), "coins", Value.of(-5));
      default -> change(paths.social(), "friends", Value.texts(List.of(" uBlank ")));
    }
  }

  private Fields stats() {
    return documents.getOrDefault(paths.stats(), Fields.empty());
  }

  private String id(NameTable table) {
    return pick(List.copyOf(table.ids().values()));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void change(DocPath path, String field, Value value) {
    put(path, documents.getOrDefault(path, Fields.empty()).with(field, value));
  }

  private void put(DocPath path, Fields fields) {
    documents.put(path, fields.with("updatedAt", Value.of(THEN)));
  }
}
