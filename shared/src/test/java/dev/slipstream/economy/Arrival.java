package dev.slipstream.economy;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The amounts that a migration would bring to the new schema. */
record Arrival(SortedMap<String, Long> amounts) {

  private static final List<String> BLOBS =
      List.of("profileData", "garageData", "socialData", "mapData", "dailyRewardsData");

  static Arrival of(Migrated plan, Subject player) {
    PlayerPaths paths = new PlayerPaths(player);
    Fields stats = Fields.empty();
    List<Fields> inventory = new ArrayList<>();
    for (Target target : plan.plan().orElseThrow().targets()) {
      if (target.path().equals(paths.stats())) {
        stats = target.fields();
      } else if (target.path().collectionId().equals("Inventory")) {
        inventory.add(target.fields());
      }
    }
    return new Arrival(Model.stored(stats, inventory));
  }

  /** From the legacy documents as they are now, of a player who never was migrated. */
  static Arrival anew(Player player) {
    try (Store elsewhere = new MemoryStore()) {
      for (String name : BLOBS) {
        Optional<Document> blob =
            player
                .store()
                .read(List.of(player.path(name)), ReadTime.latest())
                .snapshot()
                .get(LegacyPaths.blob(player.subject(), name));
        blob.ifPresent(found -> Writes.put(elsewhere, Map.of(found.path(), found.fields())));
      }
      Migrated plan =
          new Migrator(elsewhere).plan(Player.RACING, player.subject(), ReadTime.latest());
      return of(plan, player.subject());
    }
  }
}
