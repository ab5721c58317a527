package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobCode;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.GarageBlob.Item;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.mapping.Names;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Items a player has, contract C3: counts are summed per resulting id, colour by colour. */
final class Inventory {

  private Inventory() {}

  /** The quantity of each item id, 1 or more. */
  static Map<String, Long> of(List<Item> items, NameTable table, Notes notes) {
    Map<String, Long> quantities = new TreeMap<>();
    for (Item item : items) {
      if (item.count() == 0 || isDefault(item)) {
        continue;
      }
      Optional<String> id = table.idOf(key(item));
      if (id.isPresent()) {
        add(id.get(), item, quantities, notes);
      } else {
        notes.add(Garage.finding(RacingCode.ITEM_UNKNOWN, item.at()));
        notes.quarantine(Garage.unmapped("item", Places.cut(item.label()), Value.of(item.count())));
      }
    }
    return quantities;
  }

  /** What every account wears from the start is not an item of the new game. */
  static boolean isDefault(Item item) {
    return item.name().strip().startsWith("Default") && item.colour().isEmpty();
  }

  /** The name under which the table lists the item in its colour. */
  static String key(Item item) {
    String name = Names.normalize(item.name());
    return item.colour().isEmpty() ? name : name + " (" + Names.normalize(item.colour()) + ")";
  }

  private static void add(String id, Item item, Map<String, Long> quantities, Notes notes) {
    // both are at most 2^53 - 1, so the sum is exact
    long sum = quantities.getOrDefault(id, 0L) + item.count();
    if (sum > Limits.MAX_EXACT) {
      notes.add(Finding.of(GarageBlob.NAME, BlobCode.VALUE_OUT_OF_RANGE, item.at()));
    } else {
      quantities.put(id, sum);
    }
  }
}
