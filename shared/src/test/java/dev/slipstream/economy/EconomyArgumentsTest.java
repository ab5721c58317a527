package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation that nobody can be asked for cannot be made; the message names the field. */
final class EconomyArgumentsTest {

  private static final Subject TESS = new Subject("uTess");

  private static Operation of(
      String opId, String type, Map<String, Long> delta, String reason, String receiver) {
    return Operation.of(
        opId,
        type,
        TESS,
        delta,
        Optional.of(reason),
        Optional.of(receiver).filter(id -> !id.isEmpty()).map(Subject::new),
        Player.MAPPINGS);
  }

  private static void assertInvalid(
      String field, String opId, String type, Map<String, Long> delta, String receiver) {
    InvalidOperation invalid =
        assertThrows(InvalidOperation.class, () -> of(opId, type, delta, "", receiver));
    assertEquals(field, invalid.field());
    String message = String.valueOf(invalid.getMessage());
    assertTrue(message.length() < 200 && message.endsWith("."), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1234567",
        ".12345678",
        "-12345678",
        "_12345678",
        "1234 5678",
        "1234/5678",
        "1234567ä",
        "12345678\n",
        "op_migrate_v1_profile",
        "op_migrate_"
      })
  void opIdsThatAreMissingShortOddOrReservedAreRefused(String opId) {
    assertInvalid("opId", opId, "grantCoins", Map.of("coins", 1L), "");
  }

  @Test
  void opIdsHaveEightTo128Characters() {
    assertInvalid("opId", "a".repeat(129), "grantCoins", Map.of("coins", 1L), "");
    for (String opId : new String[] {"a".repeat(8), "0".repeat(128), "A1._:-zZ", "Op_migrate_1"}) {
      assertEquals(opId, of(opId, "grantCoins", Map.of("coins", 1L), "", "").opId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "grantcoins", "GRANT_COINS", "migrateOpening", "grantCoins "})
  void typesThatThereAreNotAreRefused(String type) {
    assertInvalid("type", "op-12345", type, Map.of("coins", 1L), "");
  }

  @ParameterizedTest
  @CsvSource({
    "grantCoins, gems, 1",
    "spendGems, coins, -1",
    "grantXp, level, 1",
    "adjustTrophies, trophiesPeak, 1",
    "grantCoins, Coins, 1",
    "grantCoins, item_3m8qk2p0sx, 1",
    "grantItem, coins, 1",
    "grantCrate, keys.common, 1",
    "grantKey, crates.common, 1",
    "grantCrate, crates, 1",
    "openCrate, item_3m8qk2p0sx, -1",
    "transfer, xp, 1",
    "transfer, trophies, 1"
  })
  void amountsOfAnotherTypeAreRefused(String type, String name, long amount) {
    assertInvalid("delta." + name, "op-12345", type, Map.of(name, amount), receiverOf(type));
  }

  private static String receiverOf(String type) {
    return type.equals("transfer") ? "uYan" : "";
  }

  @ParameterizedTest
  @CsvSource({
    "grantItem, item_",
    "grantItem, item_0000000000",
    "grantItem, item_3M8QK2P0SX",
    "grantCrate, crates.",
    "grantCrate, crates.Common",
    "grantCrate, crates.epic",
    "grantKey, keys.common.rare",
    "transfer, keys.epic"
  })
  void itemsAndTiersThatThereAreNotAreRefused(String type, String name) {
    assertInvalid("delta." + name, "op-12345", type, Map.of(name, 1L), receiverOf(type));
  }

  @ParameterizedTest
  @CsvSource({
    "grantCoins, coins, 0",
    "grantCoins, coins, -1",
    "spendCoins, coins, 0",
    "spendCoins, coins, 1",
    "grantGems, gems, -1",
    "spendGems, gems, 1",
    "grantXp, xp, -1",
    "adjustTrophies, trophies, 0",
    "grantItem, item_3m8qk2p0sx, -1",
    "spendItem, item_3m8qk2p0sx, 1",
    "grantCrate, crates.rare, -1",
    "grantKey, keys.rare, 0",
    "openCrate, crates.rare, 1",
    "transfer, coins, -1",
    "grantCoins, coins, 9007199254740992",
    "spendCoins, coins, -9007199254740992",
    "grantCoins, coins, 9223372036854775807",
    "spendCoins, coins, -9223372036854775808",
    "adjustTrophies, trophies, -9223372036854775808"
  })
  void amountsOfTheWrongSignOrSizeAreRefused(String type, String name, long amount) {
    assertInvalid("delta." + name, "op-12345", type, Map.of(name, amount), receiverOf(type));
  }

  @Test
  void theLargestAmountsAreTaken() {
    for (long amount : new long[] {Limits.MAX_EXACT, -Limits.MAX_EXACT}) {
      Map<String, Long> delta = Map.of("trophies", amount);
      assertEquals(delta, of("op-12345", "adjustTrophies", delta, "", "").delta());
    }
  }

  @Test
  void aCrateIsOpenedOneAtATime() {
    assertInvalid("delta", "op-12345", "openCrate", Map.of("crates.rare", -2L), "");
    assertInvalid(
        "delta", "op-12345", "openCrate", Map.of("crates.rare", -1L, "crates.common", -1L), "");
  }

  @Test
  void aDeltaNamesSomethingAndNotTooMuch() {
    assertInvalid("delta", "op-12345", "grantCoins", Map.of(), "");
    Map<String, Long> many = new HashMap<>();
    for (int i = 0; i <= Limits.OPERATION_AMOUNTS; i++) {
      many.put("item_" + i, 1L);
    }
    assertInvalid("delta", "op-12345", "grantItem", many, "");
  }

  @Test
  void aLongNameIsCutInTheMessage() {
    String name = "item_" + "x".repeat(5000);
    assertInvalid(
        "delta." + name.substring(0, 60) + "…", "op-12345", "grantItem", Map.of(name, 1L), "");
  }

  @Test
  void aReasonIsShort() {
    Map<String, Long> delta = Map.of("coins", 1L);
    String longest = "r".repeat(Limits.REASON_LENGTH);
    assertEquals(longest, of("op-12345", "grantCoins", delta, longest, "").reason());
    InvalidOperation invalid =
        assertThrows(
            InvalidOperation.class, () -> of("op-12345", "grantCoins", delta, longest + "r", ""));
    assertEquals("reason", invalid.field());
  }

  @Test
  void onlyATransferHasAReceiverAndItIsSomebodyElse() {
    Map<String, Long> delta = Map.of("coins", 1L);
    assertInvalid("toUserId", "op-12345", "transfer", delta, "");
    assertInvalid("toUserId", "op-12345", "transfer", delta, "uTess");
    assertInvalid("toUserId", "op-12345", "grantCoins", delta, "uYan");
    assertEquals(
        Optional.of(new Subject("uYan")), of("op-12345", "transfer", delta, "", "uYan").receiver());
  }
}
