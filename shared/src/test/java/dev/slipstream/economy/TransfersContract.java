package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one player gives and another gets is one commit, whatever schema each is under. */
interface TransfersContract extends EconomyGround {

  private static Fields fields(Map<String, Long> amounts) {
    Fields fields = Fields.empty();
    for (Map.Entry<String, Long> amount : amounts.entrySet()) {
      fields = fields.with(amount.getKey(), Value.of(amount.getValue()));
    }
    return fields;
  }

  @Test
  default void whatIsGivenIsGot() {
    Map<String, Long> delta =
        Map.of(
            "coins", 30L, "gems", 7L, Player.SPOILER, 2L, "crates.common", 1L, "keys.common", 1L);
    for (int schemas = 0; schemas < 4; schemas++) {
      Player giver = player("uGiver" + schemas);
      Player getter = player("uGetter" + schemas);
      if ((schemas & 1) > 0) {
        giver.migrate();
      }
      if ((schemas & 2) > 0) {
        getter.migrate();
      }
      List<Receipt> receipts =
          Player.done(giver.transfer("op-a-present", delta, getter)).receipts();
      assertHas(giver, receipts.get(0), (schemas & 1) > 0, 70, 0, 1, 1, 0);
      assertHas(getter, receipts.get(1), (schemas & 2) > 0, 130, 14, 5, 3, 2);
      assertEntry(giver, getter, fields(delta), -1);
      assertEntry(getter, giver, fields(delta), 1);
    }
  }

  private static void assertHas(
      Player player,
      Receipt receipt,
      boolean isNew,
      long coins,
      long gems,
      long spoilers,
      long crates,
      long keys) {
    assertEquals(player.subject(), receipt.player());
    assertEquals(isNew ? "new" : "legacy", receipt.schema());
    Fields balances = receipt.balances();
    assertEquals(Optional.of(coins), balances.integer("coins"));
    assertEquals(Optional.of(gems), balances.integer("gems"));
    assertEquals(Optional.of(spoilers), balances.fields("items").integer(Player.SPOILER));
    assertEquals(Optional.of(crates), balances.fields("crates").integer("common"));
    assertEquals(Optional.of(keys), balances.fields("keys").integer("common"));
    String expected =
        Player.PROFILE.replace("100", "" + coins).replace("\"7\"", "\"" + gems + "\"");
    assertEquals(expected, player.text("profileData"));
  }

  private static void assertEntry(Player player, Player other, Fields delta, long sign) {
    Fields entry = player.entry("op-a-present");
    Fields own = delta;
    for (String name : delta.map().keySet()) {
      own = own.with(name, Value.of(sign * delta.integer(name).orElseThrow()));
    }
    assertEquals(own, entry.fields("delta"));
    assertEquals("transfer", entry.text("type").orElseThrow());
    assertEquals(other.subject().id(), entry.text("counterparty").orElseThrow());
    String giver = sign < 0 ? player.subject().id() : other.subject().id();
    String getter = sign < 0 ? other.subject().id() : player.subject().id();
    String type = "transfer:%s:%s".formatted(giver, getter);
    String payload = "{\"delta\":%s,\"type\":\"%s\"}".formatted(CanonicalJson.of(delta), type);
    assertEquals(Digest.hex(payload), entry.text("payloadHash").orElseThrow());
    Chain.of(player).verify();
  }

  @Test
  default void nothingBesidesTheTwoPlayersChanges() {
    Player tess = tess().migrate();
    Player yan = yan();
    Changed changed =
        Changed.by(store(), () -> tess.transfer("op-a-present", Map.of("coins", 5L), yan));
    Set<?> paths =
        Set.of(
            tess.receipt("op-a-present"),
            tess.paths().stats(),
            tess.path("profileData"),
            yan.receipt("op-a-present"),
            yan.checkpoint(),
            yan.path("profileData"));
    assertEquals(paths, changed.written().keySet());
    assertEquals(Set.of(), changed.deleted());
  }

  @Test
  default void aRepetitionIsAnsweredWithBothReceiptsAlsoAcrossTheCutOver() {
    Player tess = tess();
    Player yan = yan();
    Posted.Done first = Player.done(tess.transfer("op-a-present", Map.of("coins", 5L), yan));
    yan.migrate();
    assertRepeats(first, tess, yan);
    tess.migrate();
    assertRepeats(first, tess, yan);
  }

  private void assertRepeats(Posted.Done first, Player tess, Player yan) {
    Changed.assertNothing(
        store(),
        () -> {
          assertEquals(
              new Posted.Done(true, first.receipts()),
              tess.transfer("op-a-present", Map.of("coins", 5L), yan));
          assertEquals(
              new Posted.Reused(), tess.transfer("op-a-present", Map.of("coins", 6L), yan));
          assertEquals(
              new Posted.Reused(), yan.transfer("op-a-present", Map.of("coins", 5L), tess));
          assertEquals(
              new Posted.Reused(), yan.post("op-a-present", "grantCoins", Map.of("coins", 5L)));
          Player third = new Player(store(), new Subject("uThird"), Player.GAME);
          assertEquals(
              new Posted.Reused(), tess.transfer("op-a-present", Map.of("coins", 5L), third));
        });
  }

  @Test
  default void anIdThatTheReceiverHasForSomethingElseIsRefused() {
    Player tess = tess();
    Player yan = yan().migrate();
    yan.receipt("op-of-yan-1", "grantCoins", Map.of("coins", 5L));
    Changed.assertNothing(
        store(),
        () ->
            assertEquals(
                new Posted.Reused(), tess.transfer("op-of-yan-1", Map.of("coins", 5L), yan)));
  }

  @Test
  default void aRefusalOfEitherWritesToNeither() {
    Player tess = tess();
    Player yan = yan().migrate();
    Player nobody = new Player(store(), new Subject("uNobody"), Player.GAME);
    Player rich = player("uRich").blob("profileData", "{\"playerCoins\":9007199254740991}");
    Player broken = player("uBroken").blob("garageData", "{");
    Changed.assertNothing(
        store(),
        () -> {
          assertEquals(
              new Posted.Insufficient(tess.subject(), "coins", 100, 101), give(tess, 101, yan));
          assertEquals(
              new Posted.Insufficient(yan.subject(), "coins", 100, Limits.MAX_EXACT),
              give(yan, Limits.MAX_EXACT, tess));
          assertEquals(new Posted.NotFound(nobody.subject()), give(tess, 1, nobody));
          assertEquals(new Posted.NotFound(nobody.subject()), give(nobody, 1, tess));
          assertEquals(new Posted.OutOfRange(rich.subject(), "coins"), give(yan, 1, rich));
          assertEquals(Posted.Broken.class, give(tess, 1, broken).getClass());
          assertEquals(Posted.Broken.class, give(broken, 1, tess).getClass());
        });
    RefusalsContract.rollBack(yan);
    Changed.assertNothing(
        store(), () -> assertEquals(new Posted.RollingBack(yan.subject()), give(tess, 1, yan)));
  }

  private static Posted give(Player giver, long coins, Player getter) {
    return giver.transfer("op-a-present", Map.of("coins", coins), getter);
  }
}
