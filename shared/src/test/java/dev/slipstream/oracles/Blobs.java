package dev.slipstream.oracles;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Blobs change by clients' hands, by operations or by a rollback: by an operation in nothing but
 * the amounts that it moves, until the cut-over from what its entry says was there to what it says
 * is there, afterwards to what it says is there; by a rollback in amounts, to what {@link
 * RollbackKeeps} knows.
 */
public final class Blobs implements Oracle {

  /** The operations' names, and where the blobs have them. */
  private static final Map<String, List<String>> PROFILE =
      Map.of(
          "coins", List.of("playerCoins"),
          "gems", List.of("playerGem"),
          "xp", List.of("playerExperience", "playerLevel"),
          "trophies", List.of("trophyLevel", "trophyHighestLevel"));

  private static final Map<String, String> ITEMS =
      Map.of("item_3m8qk2p0sx", "Neon Spoiler", "item_3p7x9r2m5n", "Gamma Wheels");

  private static final List<String> GARAGE = List.of("garageItemsData", "crateData", "keyData");

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    if (scene.isSeenWhole()) {
      scene.players().forEach(player -> check(player, scene, violations));
    }
    return violations;
  }

  private static void check(Subject player, Scene scene, List<String> violations) {
    Ledger ledger = Ledger.of(player, scene);
    Turns turns = Turns.of(player, scene);
    scene.now().of("AdminOps", "quarantine").stream()
        .filter(kept -> isLegacy(kept.fields().text("path").orElse(""), player, scene))
        .flatMap(kept -> kept.fields().time("updateTime").stream())
        .filter(time -> ledger.times().contains(time) || turns.isWayBackAt(time))
        .filter(time -> !scene.clientsWrote().contains(time))
        .forEach(time -> violations.add("a write of our own is in quarantine, of " + time));
    Map<String, Integer> blobsOf = new LinkedHashMap<>();
    for (DocPath path : scene.migration().sources(player).values()) {
      List<Document> versions = scene.history().apply(path);
      for (int i = 1; i < versions.size(); i++) {
        Document now = versions.get(i);
        Optional<Fields> entry = ledger.operationAt(now.updateTime());
        if (entry.isPresent()) {
          blobsOf.merge(entry.get().text("opId").orElse(""), 1, Integer::sum);
          problem(entry.get(), versions.get(i - 1), now)
              .ifPresent(what -> violations.add(path + " " + what));
        } else if (!isClients(now, scene)) {
          problem(versions.get(i - 1), now, turns)
              .ifPresent(what -> violations.add(path + " " + what));
        }
      }
    }
    ledger.entries().stream()
        .filter(entry -> Ledger.isOperation(entry) && Ledger.isLegacy(entry) && moves(entry))
        .map(entry -> entry.text("opId").orElse(""))
        .filter(opId -> !blobsOf.containsKey(opId))
        .forEach(opId -> violations.add(opId + " of " + player.id() + " has moved nothing"));
  }

  private static Optional<String> problem(Document before, Document now, Turns turns) {
    if (!turns.isWayBackAt(now.updateTime())) {
      return Optional.of("was changed by nobody's operation");
    }
    JsonObject was = json(before);
    JsonObject is = json(now);
    mask(was);
    mask(is);
    return was.equals(is) ? Optional.empty() : Optional.of("was changed by a rollback in more");
  }

  private static boolean isLegacy(String path, Subject player, Scene scene) {
    return scene.migration().sources(player).values().stream()
        .anyMatch(source -> source.toString().equals(path));
  }

  private static boolean isClients(Document version, Scene scene) {
    return scene.clientsWrote().contains(version.updateTime());
  }

  private static boolean moves(Fields entry) {
    return entry.fields("delta").map().keySet().stream()
        .anyMatch(name -> amount(entry, "delta", name) != 0);
  }

  private static Optional<String> problem(Fields entry, Document before, Document now) {
    JsonObject was = json(before);
    JsonObject is = json(now);
    for (String name : entry.fields("delta").map().keySet()) {
      Optional<Long> there = amountIn(is, name);
      if (there.isPresent() && there.get() != amount(entry, "after", name)) {
        return Optional.of("has " + there.get() + " " + name + " after " + entry);
      }
      boolean wasOther = amountIn(was, name).orElse(0L) != amount(entry, "before", name);
      if (there.isPresent() && Ledger.isLegacy(entry) && wasOther) {
        return Optional.of("had not as many " + name + " before as " + entry + " says");
      }
      mask(was, name);
      mask(is, name);
    }
    if (!Ledger.isLegacy(entry)) {
      // a mirror that was left alone for a while is brought up to date in all amounts
      mask(was);
      mask(is);
    }
    return was.equals(is) ? Optional.empty() : Optional.of("differs in more than " + entry);
  }

  private static long amount(Fields entry, String part, String name) {
    return entry.fields(part).integer(name).orElse(0L);
  }

  private static JsonObject json(Document blob) {
    String text = blob.fields().text(blob.path().id()).orElse("{}");
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** The amount, where this blob is where it stands. */
  static Optional<Long> amountIn(Document blob, String name) {
    return amountIn(json(blob), name);
  }

  private static Optional<Long> amountIn(JsonObject blob, String name) {
    if (PROFILE.containsKey(name)) {
      return number(blob.get(PROFILE.get(name).get(0)));
    }
    if (name.startsWith("item_")) {
      return Optional.ofNullable(blob.getAsJsonArray("garageItemsData"))
          .map(items -> count(items, ITEMS.getOrDefault(name, name)));
    }
    boolean isCrate = name.startsWith("crates.");
    String tier = name.substring(name.indexOf('.') + 1);
    return Optional.ofNullable(blob.getAsJsonObject(isCrate ? "crateData" : "keyData"))
        .flatMap(
            tiers ->
                number(
                    tiers.get(tier.substring(0, 1).toUpperCase(Locale.ROOT) + tier.substring(1))));
  }

  private static long count(JsonArray items, String name) {
    long count = 0;
    for (JsonElement item : items) {
      if (item.getAsJsonObject().get("itemName").getAsString().equals(name)) {
        for (JsonElement variant : item.getAsJsonObject().getAsJsonArray("variants")) {
          count += variant.getAsJsonObject().get("count").getAsLong();
        }
      }
    }
    return count;
  }

  private static Optional<Long> number(JsonElement value) {
    return Optional.ofNullable(value).map(JsonElement::getAsLong);
  }

  private static void mask(JsonObject blob) {
    PROFILE.keySet().forEach(name -> mask(blob, name));
    GARAGE.forEach(blob::remove);
  }

  private static void mask(JsonObject blob, String name) {
    PROFILE.getOrDefault(name, GARAGE).forEach(blob::remove);
  }
}
