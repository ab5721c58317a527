package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * No coin appears or vanishes: balances are what the ledger says they opened with and came to,
 * items are what was granted, and a clan has as many trophies as its members.
 */
public final class Conservation implements Oracle {

  private static final String CLANS = "Clans";

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Subject player : scene.completed()) {
      addCurrencies(player, scene, violations);
      addItems(player, scene, violations);
    }
    for (Document found : scene.now().all()) {
      if (found.path().collection().equals(CLANS)) {
        addClan(found, scene, violations);
      }
    }
    return violations;
  }

  private static void addCurrencies(Subject player, Scene scene, List<String> violations) {
    Fields stats = scene.now().fields(new PlayerPaths(player).stats()).orElse(Fields.empty());
    Fields ledger = stats.fields("ledger");
    for (String currency : List.of("coins", "gems")) {
      long expected =
          amount(ledger.fields("opening"), currency)
              + amount(ledger.fields("lifetimeIn"), currency)
              - amount(ledger.fields("lifetimeOut"), currency);
      if (amount(stats, currency) != expected) {
        violations.add(
            "%s has %d %s, and the ledger came to %d"
                .formatted(player.id(), amount(stats, currency), currency, expected));
      }
    }
  }

  private static void addItems(Subject player, Scene scene, List<String> violations) {
    long held =
        PlayerDocuments.of(player, scene.now()).stream()
            .filter(found -> found.path().collectionId().equals("Inventory"))
            .mapToLong(found -> amount(found.fields(), "qty"))
            .sum();
    long granted =
        Ledger.of(player, scene).entries().stream()
            .map(entry -> entry.fields("delta"))
            .mapToLong(Conservation::items)
            .sum();
    if (held != granted) {
      violations.add(
          "%s holds %d items, and the ledger granted %d".formatted(player.id(), held, granted));
    }
  }

  private static long items(Fields delta) {
    return delta.map().keySet().stream()
        .filter(name -> name.startsWith("item_"))
        .mapToLong(name -> amount(delta, name))
        .sum();
  }

  private static void addClan(Document clan, Scene scene, List<String> violations) {
    long members =
        scene.now().of(CLANS, clan.path().id()).stream()
            .filter(found -> found.path().collection().equals(clan.path() + "/Members"))
            .mapToLong(found -> amount(found.fields(), "trophies"))
            .sum();
    long total = amount(clan.fields().fields("stats"), "trophies");
    if (members != total) {
      violations.add(
          "%s has %d trophies, and its members %d".formatted(clan.path(), total, members));
    }
  }

  private static long amount(Fields fields, String name) {
    return fields.integer(name).orElse(0L);
  }
}
