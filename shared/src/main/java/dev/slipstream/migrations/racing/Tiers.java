package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Crates and keys by tier, contract C3. */
final class Tiers {

  static final List<String> ALL = List.of("common", "rare", "exotic", "legendary", "mythical");

  private Tiers() {}

  /** The count of every tier; a tier that is none of these is quarantined where it counts. */
  static Map<String, Long> of(String field, Map<String, Long> counts, Notes notes) {
    Map<String, Long> tiers = new LinkedHashMap<>();
    ALL.forEach(tier -> tiers.put(tier, 0L));
    counts.forEach(
        (name, count) -> {
          String tier = name.strip().toLowerCase(Locale.ROOT);
          if (tiers.containsKey(tier)) {
            tiers.merge(tier, count, Math::addExact);
          } else if (count > 0) {
            notes.add(
                Garage.finding(RacingCode.TIER_UNKNOWN, Places.field(Places.field(field), name)));
            notes.quarantine(Garage.unmapped(field, Places.cut(name), Value.of(count)));
          }
        });
    return tiers;
  }
}
