package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a player's cars wear, contract C3: one set for the account, written Name_Colour. */
final class Cosmetics {

  static final List<String> SLOTS = List.of("wheels", "decals", "spoilers", "underglow", "boost");

  private Cosmetics() {}

  /** The item id worn in each slot; nothing where the slot is bare or its item unknown. */
  static Map<String, Optional<String>> of(
      GarageBlob blob, Map<String, Long> inventory, NameTable table, Notes notes) {
    Map<String, Optional<String>> worn = new LinkedHashMap<>();
    for (String slot : SLOTS) {
      String name = blob.cosmetics().getOrDefault(slot, "");
      worn.put(slot, isBare(name) ? Optional.empty() : item(slot, name, inventory, table, notes));
    }
    return worn;
  }

  static boolean isBare(String name) {
    return name.isBlank() || name.strip().startsWith("Default");
  }

  private static Optional<String> item(
      String slot, String name, Map<String, Long> inventory, NameTable table, Notes notes) {
    Place at = Places.field(Places.field("carCosmeticData"), slot);
    String shown = Places.cut(name);
    Optional<String> id = idOf(name, table);
    if (id.isEmpty()) {
      notes.add(Garage.finding(RacingCode.COSMETIC_UNKNOWN, at).with("name", Value.of(shown)));
      notes.quarantine(Garage.unmapped("cosmetic", slot + ":" + shown, Value.NULL));
    } else if (!inventory.containsKey(id.get())) {
      notes.add(Garage.finding(RacingCode.COSMETIC_NOT_OWNED, at).with("name", Value.of(shown)));
    }
    return id;
  }

  static Optional<String> idOf(String name, NameTable table) {
    return table.idOf(name).or(() -> table.idOf(inBrackets(name)));
  }

  /** {@code Gamma Wheels_Black} as the table writes it, {@code Gamma Wheels (Black)}. */
  static String inBrackets(String name) {
    int split = name.lastIndexOf('_');
    return split < 0
        ? name
        : name.substring(0, split).strip() + " (" + name.substring(split + 1).strip() + ")";
  }
}
