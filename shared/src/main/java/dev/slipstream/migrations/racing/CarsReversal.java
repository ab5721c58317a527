package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The way back of a player's cars, contract C3.
 *
 * @param loadout as the profile has it after its own way back; who races with the starter owns it
 */
record CarsReversal(NameTable table, Loadout loadout) {

  /** The starter last: what it is without an entry depends on the others. */
  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(Loadout.DEFAULT_CAR::equals)
          .thenComparing(Comparator.naturalOrder());

  /** The garage with the cars of today, as far as it can have them. */
  BlobText with(BlobText garage, Map<String, Garage.Car> legacy, Today today) {
    BlobText text = garage;
    for (String id : legacy.keySet()) {
      if (!today.has(today.paths().car(id))) {
        text = purchased(text, entries(text, id), false).orElse(text);
      }
    }
    SortedMap<String, Garage.Car> wanted = new TreeMap<>(ORDER);
    wanted.putAll(today.cars());
    for (Map.Entry<String, Garage.Car> car : wanted.entrySet()) {
      text = with(text, car.getKey(), car.getValue());
    }
    return text;
  }

  private BlobText with(BlobText text, String id, Garage.Car wanted) {
    return isAsWanted(text, id, wanted)
        ? text
        : set(text, id, wanted).filter(set -> isAsWanted(set, id, wanted)).orElse(text);
  }

  private boolean isAsWanted(BlobText text, String id, Garage.Car wanted) {
    return wanted.equals(Cars.of(read(text), loadout, table, new Notes()).get(id));
  }

  private Optional<BlobText> set(BlobText text, String id, Garage.Car wanted) {
    List<GarageBlob.Car> entries = entries(text, id);
    if (entries.isEmpty()) {
      return table
          .nameOf(id)
          .flatMap(name -> text.append(List.of(GarageBlob.CARS), json(name, wanted)));
    }
    List<GarageBlob.Car> counted = wanted.isOwned() ? bought(entries) : entries;
    return purchased(text, counted, wanted.isOwned())
        .flatMap(set -> levels(set, counted, wanted.upgradeLevel()))
        .flatMap(set -> equipped(set, counted, wanted.isEquipped()));
  }

  /** The bought ones, which alone count, or else the first. */
  private static List<GarageBlob.Car> bought(List<GarageBlob.Car> entries) {
    List<GarageBlob.Car> bought = entries.stream().filter(GarageBlob.Car::isPurchased).toList();
    return bought.isEmpty() ? entries.subList(0, 1) : bought;
  }

  private static Optional<BlobText> purchased(
      BlobText text, List<GarageBlob.Car> cars, boolean isPurchased) {
    Map<List<String>, Long> flags = new LinkedHashMap<>();
    cars.stream()
        .filter(car -> car.isPurchased() != isPurchased)
        .forEach(car -> flags.put(place(car, "isPurchased"), isPurchased ? 1L : 0L));
    return Edits.flags(text, flags);
  }

  private static Optional<BlobText> levels(BlobText text, List<GarageBlob.Car> cars, long level) {
    return Edits.numbers(
        text, twins(cars, "currentCarLevel", GarageBlob.Car::level).highest(level));
  }

  private static Optional<BlobText> equipped(
      BlobText text, List<GarageBlob.Car> cars, boolean isEquipped) {
    Twins twins = twins(cars, "isEquipped", car -> car.isEquipped() ? 1 : 0);
    return Edits.flags(text, twins.highest(isEquipped ? 1 : 0));
  }

  private static Twins twins(
      List<GarageBlob.Car> cars, String field, ToLongFunction<GarageBlob.Car> number) {
    return new Twins(
        cars.stream()
            .map(car -> new Spread.Part(place(car, field), number.applyAsLong(car)))
            .toList());
  }

  private List<GarageBlob.Car> entries(BlobText text, String id) {
    return read(text).cars().stream()
        .filter(car -> table.idOf(car.name()).equals(Optional.of(id)))
        .toList();
  }

  private static GarageBlob read(BlobText text) {
    return GarageBlob.of(text.root(), new Notes());
  }

  private static List<String> place(GarageBlob.Car car, String field) {
    return Spread.steps(Places.field(car.at(), field));
  }

  /** As the game writes one. */
  private static String json(String name, Garage.Car car) {
    return "{\"carName\":%s,\"isPurchased\":%b,\"currentCarLevel\":%d,\"isEquipped\":%b}"
        .formatted(BlobText.quoted(name), car.isOwned(), car.upgradeLevel(), car.isEquipped());
  }
}
