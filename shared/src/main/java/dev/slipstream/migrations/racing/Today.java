package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a player's documents of the new schema say, contract B1 to B8, as far as they say it in the
 * contract's form: whatever has another is passed over.
 */
record Today(PlayerPaths paths, SortedMap<DocPath, Fields> documents) {

  private static final long MAX_STARS = 3;

  Today {
    documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
  }

  static Today of(PlayerPaths paths, Map<DocPath, Fields> documents) {
    return new Today(paths, new TreeMap<>(documents));
  }

  Fields root() {
    return fields(paths.root());
  }

  Fields stats() {
    return fields(paths.stats());
  }

  Fields loadout() {
    return fields(paths.loadout());
  }

  Fields social() {
    return fields(paths.social());
  }

  private Fields fields(DocPath path) {
    return documents.getOrDefault(path, Fields.empty());
  }

  /** Whether there is a document at all. */
  boolean has(DocPath path) {
    return documents.containsKey(path);
  }

  /** The amounts, without items that there are none of. */
  Amounts amounts() {
    Map<String, Long> amounts = new TreeMap<>();
    List.of(Amounts.COINS, Amounts.GEMS, Amounts.XP, Amounts.TROPHIES, Amounts.TROPHIES_PEAK)
        .forEach(name -> put(amounts, name, stats(), name));
    for (String tier : Tiers.ALL) {
      put(amounts, Amounts.CRATES + tier, stats().fields("crates"), tier);
      put(amounts, Amounts.KEYS + tier, stats().fields("keys"), tier);
    }
    in(paths.inventory()).forEach((id, item) -> put(amounts, id, item, "qty"));
    return Amounts.of(amounts);
  }

  private static void put(Map<String, Long> amounts, String name, Fields from, String field) {
    count(from, field).ifPresent(amount -> amounts.put(name, amount));
  }

  Map<String, Garage.Car> cars() {
    Map<String, Garage.Car> cars = new LinkedHashMap<>();
    in(paths.garage()).forEach((id, fields) -> car(fields).ifPresent(car -> cars.put(id, car)));
    return cars;
  }

  private static Optional<Garage.Car> car(Fields fields) {
    Optional<Boolean> isOwned = flag(fields, "owned");
    Optional<Long> level = count(fields, "upgradeLevel");
    Optional<Boolean> isEquipped = flag(fields, "equipped");
    return isOwned.isPresent() && level.isPresent() && isEquipped.isPresent()
        ? Optional.of(new Garage.Car(isOwned.get(), level.get(), isEquipped.get()))
        : Optional.empty();
  }

  /** The item that a slot of each owned car wears, by car; "" where it is bare. */
  Map<String, String> worn(String slot) {
    Map<String, String> worn = new LinkedHashMap<>();
    in(paths.garage())
        .forEach(
            (id, car) -> {
              if (flag(car, "owned").orElse(false)) {
                worn.put(id, car.fields("cosmetics").text(slot).orElse(""));
              }
            });
    return worn;
  }

  Map<String, Tracks.Track> tracks() {
    Map<String, Tracks.Track> tracks = new LinkedHashMap<>();
    in(paths.tracks())
        .forEach((id, fields) -> track(fields).ifPresent(track -> tracks.put(id, track)));
    return tracks;
  }

  /** A record on a track; empty where it has another form. */
  static Optional<Tracks.Track> track(Fields fields) {
    Optional<Long> stars = count(fields, "stars").filter(some -> some <= MAX_STARS);
    Optional<Boolean> isUnlocked = flag(fields, "unlocked");
    Optional<Long> best = count(fields, "bestTimeMs").filter(time -> time > 0);
    boolean hasTime = fields.get("bestTimeMs").isPresent();
    return stars.isPresent() && isUnlocked.isPresent() && best.isPresent() == hasTime
        ? Optional.of(new Tracks.Track(stars.get(), isUnlocked.get(), best))
        : Optional.empty();
  }

  /** The documents of a collection by id. */
  private Map<String, Fields> in(String collection) {
    Map<String, Fields> found = new TreeMap<>();
    documents.forEach(
        (path, fields) -> {
          if (path.collection().equals(collection)) {
            found.put(path.id(), fields);
          }
        });
    return found;
  }

  /** The ids in a list, each once. */
  static List<String> ids(Fields fields, String list) {
    return fields.items(list).stream()
        .filter(Value.Text.class::isInstance)
        .map(id -> ((Value.Text) id).value())
        .distinct()
        .toList();
  }

  /** A text, "" for null; empty where there is neither. */
  static Optional<String> text(Fields fields, String name) {
    boolean isNull = fields.get(name).filter(Value.NULL::equals).isPresent();
    return isNull ? Optional.of("") : fields.text(name);
  }

  /** A number that a blob can hold. */
  static Optional<Long> count(Fields fields, String name) {
    return fields.integer(name).filter(number -> number >= 0 && number <= Limits.MAX_EXACT);
  }

  private static Optional<Boolean> flag(Fields fields, String name) {
    return fields
        .get(name)
        .flatMap(
            value ->
                value instanceof Value.Bool bool ? Optional.of(bool.value()) : Optional.empty());
  }
}
