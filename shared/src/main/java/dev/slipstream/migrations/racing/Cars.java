package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cars of a player, contract C3: one per id, the starter granted where it is owned implicitly. */
final class Cars {

  private Cars() {}

  static Map<String, Garage.Car> of(
      GarageBlob blob, Loadout loadout, NameTable table, Notes notes) {
    Map<String, Garage.Car> cars = new TreeMap<>();
    byId(blob, table, notes)
        .forEach(
            (id, entries) -> {
              entries.stream().skip(1).forEach(twin -> noteMerge(twin, notes));
              cars.put(id, merge(entries));
            });
    if (lacksStarter(cars, loadout)) {
      grantStarter(cars, notes);
    }
    return cars;
  }

  private static Map<String, List<GarageBlob.Car>> byId(
      GarageBlob blob, NameTable table, Notes notes) {
    Map<String, List<GarageBlob.Car>> byId = new TreeMap<>();
    for (GarageBlob.Car car : blob.cars()) {
      Optional<String> id = table.idOf(car.name());
      if (id.isPresent()) {
        byId.computeIfAbsent(id.get(), unused -> new ArrayList<>()).add(car);
      } else if (car.isPurchased()) {
        quarantine(car, notes);
      }
    }
    return byId;
  }

  private static void quarantine(GarageBlob.Car car, Notes notes) {
    notes.add(Garage.finding(RacingCode.CAR_UNKNOWN, car.at()));
    Fields value =
        Fields.builder()
            .put("isPurchased", car.isPurchased())
            .put("currentCarLevel", car.level())
            .put("isEquipped", car.isEquipped())
            .build();
    notes.quarantine(Garage.unmapped("car", Places.cut(car.name()), value));
  }

  private static void noteMerge(GarageBlob.Car twin, Notes notes) {
    notes.add(Garage.finding(RacingCode.CAR_DUPLICATE_MERGED, twin.at()));
  }

  /** Bought entries only, where there are any: an unbought twin would give levels away. */
  private static Garage.Car merge(List<GarageBlob.Car> entries) {
    List<GarageBlob.Car> bought = entries.stream().filter(GarageBlob.Car::isPurchased).toList();
    List<GarageBlob.Car> counted = bought.isEmpty() ? entries : bought;
    return new Garage.Car(
        !bought.isEmpty(),
        counted.stream().mapToLong(GarageBlob.Car::level).max().orElse(0),
        counted.stream().anyMatch(GarageBlob.Car::isEquipped));
  }

  private static boolean lacksStarter(Map<String, Garage.Car> cars, Loadout loadout) {
    Garage.Car starter = cars.get(Loadout.DEFAULT_CAR);
    boolean ownsNone = cars.values().stream().noneMatch(Garage.Car::isOwned);
    boolean racesWithIt = loadout.carId().equals(Loadout.DEFAULT_CAR);
    return (starter == null || !starter.isOwned()) && (racesWithIt || ownsNone);
  }

  private static void grantStarter(Map<String, Garage.Car> cars, Notes notes) {
    boolean othersEquipped =
        cars.values().stream().anyMatch(car -> car.isOwned() && car.isEquipped());
    cars.put(Loadout.DEFAULT_CAR, new Garage.Car(true, 0, !othersEquipped));
    String document = "Garage/" + Loadout.DEFAULT_CAR;
    notes.add(Garage.finding(RacingCode.STARTER_CAR_GRANTED, new Place(document, "/carsData")));
  }
}
