package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Unmapped;
import dev.slipstream.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * All that stands in a player's garage, contract C3.
 *
 * @param crates count by tier, every tier present
 * @param keys count by tier, every tier present
 * @param inventory quantity by item id, each 1 or more
 * @param cosmetics item id by slot, every slot present; worn by every owned car
 * @param cars by car id
 */
record Garage(
    Map<String, Long> crates,
    Map<String, Long> keys,
    Map<String, Long> inventory,
    Map<String, Optional<String>> cosmetics,
    Map<String, Car> cars) {

  /** A car of the catalogue as the player has it. */
  record Car(boolean isOwned, long upgradeLevel, boolean isEquipped) {}

  static Garage of(GarageBlob blob, Loadout loadout, Mappings mappings, Notes notes) {
    Map<String, Long> crates = Tiers.of(GarageBlob.CRATES, blob.crates(), notes);
    Map<String, Long> keys = Tiers.of(GarageBlob.KEYS, blob.keys(), notes);
    Map<String, Long> inventory = Inventory.of(blob.items(), mappings.items(), notes);
    return new Garage(
        crates,
        keys,
        inventory,
        Cosmetics.of(blob, inventory, mappings.items(), notes),
        Cars.of(blob, loadout, mappings.cars(), notes));
  }

  boolean owns(String carId) {
    return cars.containsKey(carId) && cars.get(carId).isOwned();
  }

  /** A finding of the garage phase. */
  static Finding finding(RacingCode code, Place at) {
    return Finding.of(GarageBlob.NAME, code, at);
  }

  static Unmapped unmapped(String kind, String name, Value value) {
    return new Unmapped(GarageBlob.NAME, kind, name, value);
  }
}
