package dev.slipstream.economy;

import static dev.slipstream.economy.Player.GARAGE;
import static dev.slipstream.economy.Player.PROFILE;
import static dev.slipstream.economy.Player.SPOILER;
import static dev.slipstream.economy.Player.WHEELS;

import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operation on the player of {@link Player}, and all that comes of it.
 *
 * @param before the amounts that it moves
 * @param after the same amounts behind it
 * @param stats what is laid upon Stats, bookkeeping apart
 * @param texts the blobs whose texts change
 */
record TypeCase(
    String opId,
    String type,
    Map<String, Long> delta,
    Map<String, Long> before,
    Map<String, Long> after,
    Fields stats,
    Map<String, String> texts) {

  private static final Fields BALANCES =
      Fields.builder()
          .put("coins", 100)
          .put("gems", 7)
          .put("xp", 240)
          .put("level", 2)
          .put("trophies", 25)
          .put("items", Fields.empty())
          .put("crates", tiers(2))
          .put("keys", tiers(1))
          .build();

  static final List<TypeCase> ALL =
      List.of(
          profile("grantCoins", "coins", 5, 100, 105, PROFILE.replace("100", "105")),
          profile("spendCoins", "coins", -100, 100, 0, PROFILE.replace("100", "0")),
          profile("grantGems", "gems", 3, 7, 10, PROFILE.replace("\"7\"", "\"10\"")),
          profile("spendGems", "gems", -7, 7, 0, PROFILE.replace("\"7\"", "\"0\"")),
          profile("grantXp", "xp", 9, 240, 249, PROFILE.replace("240", "249")),
          profile(
                  "grantXp",
                  "xp",
                  10,
                  240,
                  250,
                  PROFILE.replace("240", "250").replace("playerLevel\":2", "playerLevel\":3"))
              .and("level", 3),
          profile("adjustTrophies", "trophies", 5, 25, 30, peaked("30", 30))
              .and("trophiesPeak", 30),
          profile("adjustTrophies", "trophies", -5, 25, 20, peaked("20", 25)),
          profile("adjustTrophies", "trophies", -30, 25, 0, peaked("0", 25)),
          item("grantItem", SPOILER, 2, 3, 5, GARAGE.replace("t\":3", "t\":5")),
          item("spendItem", SPOILER, -3, 3, 0, GARAGE.replace("t\":3", "t\":0")),
          item("grantItem", WHEELS, 4, 0, 4, withItem("Gamma Wheels", "Red", 4, 0)),
          tier(
              "grantCrate",
              "crates",
              "rare",
              2,
              0,
              2,
              GARAGE.replace("n\":2}", "n\":2,\"Rare\":2}")),
          tier("grantKey", "keys", "common", 1, 1, 2, GARAGE.replace("n\":1}", "n\":2}")),
          openCrate());

  private static Fields tiers(long common) {
    return Fields.builder()
        .put("common", common)
        .put("rare", 0)
        .put("exotic", 0)
        .put("legendary", 0)
        .put("mythical", 0)
        .build();
  }

  /** The number stands where it stood; the peak, which is not written there, is added. */
  private static String peaked(String trophies, long peak) {
    String text = PROFILE.replace("25,", trophies + ",");
    return text.substring(0, text.length() - 1) + ",\"trophyHighestLevel\":" + peak + "}";
  }

  private static String withItem(String name, String colour, long count, int type) {
    return GARAGE.substring(0, GARAGE.length() - 2)
        + ",{\"itemName\":\"%s\",\"variants\":[{\"colorName\":\"%s\",\"count\":%d}]"
            .formatted(name, colour, count)
        + ",\"itemType\":%d,\"itemRarity\":0}]}".formatted(type);
  }

  private static TypeCase profile(
      String type, String name, long delta, long before, long after, String text) {
    return one(type, name, delta, before, after, Map.of("profileData", text)).and(name, after);
  }

  private static TypeCase item(
      String type, String name, long delta, long before, long after, String text) {
    return one(type, name, delta, before, after, Map.of("garageData", text));
  }

  private static TypeCase tier(
      String type, String field, String tier, long delta, long before, long after, String text) {
    TypeCase one = one(type, field + "." + tier, delta, before, after, Map.of("garageData", text));
    return one.and(Fields.of(field, Fields.of(tier, Value.of(after))));
  }

  private static TypeCase one(
      String type, String name, long delta, long before, long after, Map<String, String> texts) {
    return new TypeCase(
        "op-%s%d".formatted(type, delta),
        type,
        Map.of(name, delta),
        Map.of(name, before),
        Map.of(name, after),
        Fields.empty(),
        texts);
  }

  /** The opId draws Gamma Wheels (Red). */
  private static TypeCase openCrate() {
    return new TypeCase(
        "op-openCrate-6",
        "openCrate",
        Map.of("crates.common", -1L),
        Map.of("crates.common", 2L, "keys.common", 1L, WHEELS, 0L),
        Map.of("crates.common", 1L, "keys.common", 0L, WHEELS, 1L),
        Fields.builder()
            .put("crates", Fields.of("common", Value.of(1)))
            .put("keys", Fields.of("common", Value.of(0)))
            .build(),
        Map.of(
            "garageData",
            withItem("Gamma Wheels", "Red", 1, 0)
                .replace("n\":2}", "n\":1}")
                .replace("{\"Common\":1},\"garage", "{\"Common\":0},\"garage")));
  }

  private TypeCase and(String name, long value) {
    return and(Fields.of(name, Value.of(value)));
  }

  private TypeCase and(Fields more) {
    return new TypeCase(opId, type, delta, before, after, stats.merge(more), texts);
  }

  Receipt postTo(Player player) {
    return player.receipt(opId, type, delta);
  }

  boolean isSeenByOthers() {
    return stats.get("level").isPresent() || stats.get("trophies").isPresent();
  }

  /** The moved items and what is there of them afterwards. */
  Map<String, Long> items() {
    Map<String, Long> items = new TreeMap<>(after);
    items.keySet().removeIf(name -> !name.startsWith("item_"));
    return items;
  }

  Fields balances() {
    return BALANCES.merge(stats.without("trophiesPeak")).with("items", fields(items()));
  }

  /** What has come, or gone, of each currency. */
  Fields lifetime(int sign) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (String currency : List.of("coins", "gems")) {
      sums.put(currency, Math.max(0, sign * delta.getOrDefault(currency, 0L)));
    }
    return fields(sums);
  }

  Fields entry(String schema, long seq, String previousHash) {
    Map<String, Long> applied = new TreeMap<>(after);
    applied.replaceAll((name, amount) -> amount - before.getOrDefault(name, 0L));
    String payload =
        "{\"delta\":" + CanonicalJson.of(fields(delta)) + ",\"type\":\"" + type + "\"}";
    return Fields.builder()
        .put("opId", opId)
        .put("type", type)
        .put("status", "applied")
        .put("delta", fields(applied))
        .put("reason", "")
        .put("createdAt", Value.SERVER_TIME)
        .put("seq", seq)
        .put("before", fields(before))
        .put("after", fields(after))
        .put("previousHash", previousHash)
        .put("schema", schema)
        .put("payloadHash", Digest.hex(payload))
        .put("result", balances())
        .build();
  }

  private static Fields fields(Map<String, Long> amounts) {
    Map<String, Value> fields = new LinkedHashMap<>();
    new TreeMap<>(amounts).forEach((name, amount) -> fields.put(name, Value.of(amount)));
    return new Fields(fields);
  }
}
