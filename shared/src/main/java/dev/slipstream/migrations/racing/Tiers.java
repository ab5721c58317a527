package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobCode;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Crates and keys by tier, contract C3. */
public final class Tiers {

  public static final List<String> ALL =
      List.of("common", "rare", "exotic", "legendary", "mythical");

  private Tiers() {}

  /** The count of every tier; a tier that is none of these is quarantined where it counts. */
  static Map<String, Long> of(String field, Map<String, Long> counts, Notes notes) {
    Map<String, Long> tiers = new LinkedHashMap<>();
    ALL.forEach(tier -> tiers.put(tier, 0L));
    counts.forEach(
        (name, count) -> {
          String tier = tierOf(name);
          Place at = Places.field(Places.field(field), name);
          if (tiers.containsKey(tier)) {
            add(tier, count, at, tiers, notes);
          } else if (count > 0) {
            notes.add(Garage.finding(RacingCode.TIER_UNKNOWN, at));
            notes.quarantine(Garage.unmapped(field, Places.cut(name), Value.of(count)));
          }
        });
    return tiers;
  }

  /** Whether a blob means the tier by this name. */
  static boolean isWritten(String name, String tier) {
    return tierOf(name).equals(tier);
  }

  private static String tierOf(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static void add(String tier, long count, Place at, Map<String, Long> tiers, Notes notes) {
    // both are at most 2^53 - 1, so the sum is exact
    long sum = tiers.getOrDefault(tier, 0L) + count;
    if (sum > Limits.MAX_EXACT) {
      notes.add(Finding.of(GarageBlob.NAME, BlobCode.VALUE_OUT_OF_RANGE, at));
    } else {
      tiers.put(tier, sum);
    }
  }
}
