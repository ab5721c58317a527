package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * No coin appears or vanishes: balances are what the ledger says they opened with and came to,
 * items are what was granted, blobs that no client has changed since have what the ledger left, and
 * a clan has as many trophies as its members, or as many more as it had, until that is corrected.
 */
public final class Conservation implements Oracle {

  /** Where a clan's corrections stand, each with the number of trophies that it added. */
  public static final String CORRECTIONS = "Corrections";

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
    if (scene.isSeenWhole()) {
      scene.players().stream()
          .filter(player -> !scene.isCompleted(player))
          .forEach(player -> addBlobs(player, scene, violations));
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

  /**
   * While the old schema counts a client may set any amount; what it has not set is the ledger's.
   */
  private static void addBlobs(Subject player, Scene scene, List<String> violations) {
    Map<String, Fields> last = new TreeMap<>();
    for (Fields entry : Ledger.of(player, scene).entries()) {
      entry.fields("after").map().keySet().forEach(name -> last.put(name, entry));
    }
    if (last.isEmpty()) {
      return;
    }
    Collection<DocPath> blobs = scene.migration().sources(player).values();
    Optional<Instant> changed = lastByClient(blobs, scene, Turns.of(player, scene));
    last.forEach(
        (name, entry) -> {
          Instant moved = entry.time("createdAt").orElse(Instant.EPOCH);
          long left = amount(entry.fields("after"), name);
          if (changed.filter(moved::isBefore).isEmpty() && inBlobs(name, blobs, scene) != left) {
            violations.add(
                "%s has %d %s in its blobs, and the ledger ended at %d"
                    .formatted(player.id(), inBlobs(name, blobs, scene), name, left));
          }
        });
  }

  /** When a client wrote last while the old schema counted. */
  private static Optional<Instant> lastByClient(
      Collection<DocPath> blobs, Scene scene, Turns turns) {
    return blobs.stream()
        .flatMap(path -> scene.history().apply(path).stream())
        .map(Document::updateTime)
        .filter(scene.clientsWrote()::contains)
        .filter(time -> !turns.before(time).isCompleted())
        .max(Comparator.naturalOrder());
  }

  private static long inBlobs(String name, Collection<DocPath> blobs, Scene scene) {
    return blobs.stream()
        .flatMap(path -> scene.now().get(path).stream())
        .flatMap(blob -> Blobs.amountIn(blob, name).stream())
        .findFirst()
        .orElse(0L);
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
    long drift = scene.before().get(clan.path()).map(c -> drift(c, scene.before())).orElse(0L);
    long corrected = sum(clan, CORRECTIONS, "by", scene.now());
    if (drift(clan, scene.now()) != drift + corrected) {
      violations.add(
          "%s has %d trophies more than its members, where it had %d and was corrected by %d"
              .formatted(clan.path(), drift(clan, scene.now()), drift, corrected));
    }
    if (corrected != 0 && drift + corrected != 0) {
      violations.add(
          "%s had a drift of %d, corrected by %d".formatted(clan.path(), drift, corrected));
    }
  }

  /** By how much a clan's total is beyond what its members have. */
  private static long drift(Document clan, Documents documents) {
    return amount(clan.fields().fields("stats"), "trophies")
        - sum(clan, "Members", "trophies", documents);
  }

  private static long sum(Document clan, String collection, String field, Documents documents) {
    return documents.of(CLANS, clan.path().id()).stream()
        .filter(found -> found.path().collection().equals(clan.path() + "/" + collection))
        .mapToLong(found -> amount(found.fields(), field))
        .sum();
  }

  private static long amount(Fields fields, String name) {
    return fields.integer(name).orElse(0L);
  }
}
