package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class RacingReversal {
  private RacingReversal() {}

  static Map<String, String> texts(
      RacingPlayer legacy,
      Snapshot seen,
      Map<DocPath, Fields> today,
      Mappings mappings,
      Catalogues catalogues) {
    PlayerPaths paths = legacy.paths();
    Fields stats = today.getOrDefault(paths.stats(), Fields.empty());
    Map<String, Long> after = new TreeMap<>();
    for (String name : List.of("coins", "gems", "xp", "trophies", "trophiesPeak")) {
      after.put(name, stats.integer(name).orElse(0L));
    }
    Tiers.ALL.forEach(
        tier -> {
          after.put("crates." + tier, stats.fields("crates").integer(tier).orElse(0L));
          after.put("keys." + tier, stats.fields("keys").integer(tier).orElse(0L));
        });
    legacy.garage().inventory().keySet().forEach(id -> after.put(id, 0L));
    today.forEach(
        (path, fields) -> {
          if (path.collectionId().equals("Inventory")) {
            after.put(path.id(), fields.integer("qty").orElse(0L));
          }
        });
    return LegacyAmounts.read(
            legacy.subject(), seen, mappings, catalogues, List.of("item_"), new Notes())
        .with(Amounts.of(after))
        .orElse(Map.of());
  }
}
