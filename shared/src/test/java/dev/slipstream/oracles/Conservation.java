package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
      addAmounts(player, scene, violations);
    }
    scene.players().forEach(player -> addTransfers(player, scene, violations));
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
    PlayerDocuments.of(player, scene.now()).stream()
        .filter(found -> found.path().collectionId().equals("Inventory"))
        .filter(found -> amount(found.fields(), "qty") < 1)
        .forEach(found -> violations.add(found.path() + " stands for nothing"));
    long granted =
        Ledger.of(player, scene).sinceOpening().stream()
            .map(entry -> entry.fields("delta"))
            .mapToLong(Conservation::items)
            .sum();
    if (held != granted) {
      violations.add(
          "%s holds %d items, and the ledger granted %d".formatted(player.id(), held, granted));
    }
  }

  /** Each entry goes on from where the one before it left an amount, and the last is what is. */
  private static void addAmounts(Subject player, Scene scene, List<String> violations) {
    Map<String, Long> left = new TreeMap<>();
    for (Fields entry : Ledger.of(player, scene).sinceOpening()) {
      entry
          .fields("after")
          .map()
          .forEach(
              (name, after) -> {
                long before = amount(entry.fields("before"), name);
                if (left.getOrDefault(name, before) != before) {
                  violations.add(player.id() + " has lost " + name + " before " + entry);
                }
                left.put(name, ((Value.Int) after).value());
              });
    }
    left.forEach(
        (name, amount) -> {
          if (held(player, name, scene) != amount) {
            violations.add(
                "%s has %d %s, and the ledger ended at %d"
                    .formatted(player.id(), held(player, name, scene), name, amount));
          }
        });
  }

  private static long held(Subject player, String name, Scene scene) {
    PlayerPaths paths = new PlayerPaths(player);
    if (name.startsWith("item_")) {
      return scene.now().fields(paths.item(name)).map(item -> amount(item, "qty")).orElse(0L);
    }
    Fields stats = scene.now().fields(paths.stats()).orElse(Fields.empty());
    int dot = name.indexOf('.');
    return dot < 0
        ? amount(stats, name)
        : amount(stats.fields(name.substring(0, dot)), name.substring(dot + 1));
  }

  /** What one player gave the other has got. */
  private static void addTransfers(Subject player, Scene scene, List<String> violations) {
    for (Fields entry : Ledger.of(player, scene).entries()) {
      Optional<Subject> other = entry.text("counterparty").map(Subject::new);
      if (other.isPresent()) {
        Fields got =
            Ledger.of(other.get(), scene)
                .operation(entry.text("opId").orElse(""))
                .map(theirs -> theirs.fields("delta"))
                .orElse(Fields.empty());
        boolean isEven =
            entry.fields("delta").map().keySet().stream()
                .allMatch(name -> amount(entry.fields("delta"), name) == -amount(got, name));
        if (!isEven) {
          violations.add(other.get().id() + " has no counterpart of " + entry);
        }
      }
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
