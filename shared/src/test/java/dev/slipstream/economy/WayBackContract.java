package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Going back keeps what was earned since, and the ledger goes on. */
interface WayBackContract extends EconomyGround {

  RollbackRequest REQUEST = RollbackRequest.because("a test");

  private static RolledBack back(Player player, RollbackRequest request) {
    return new Rollback(player.store()).rollBack(Player.RACING, player.subject(), request);
  }

  private static RolledBack back(Player player) {
    RolledBack back = back(player, REQUEST);
    assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome(), back::toString);
    assertEquals(List.of(), back.lost());
    return back;
  }

  private static void assertValid(Player player) {
    Comparison comparison =
        new Validator(player.store()).compare(Player.RACING, player.subject(), ReadTime.latest());
    assertEquals(Comparison.Verdict.MATCH, comparison.verdict(), comparison::toString);
  }

  private static Fields checkpoint(Player player) {
    return player.fields(player.checkpoint()).orElseThrow();
  }

  @Test
  default void whatWasEarnedSinceIsInTheBlobsAndNothingElseChanges() {
    for (Player tess : List.of(tess().migrate(), yan().migrate().withoutMirror())) {
      tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
      tess.receipt("op-item-1", "spendItem", Map.of(Player.SPOILER, -1L));
      tess.receipt("op-crate-1", "grantCrate", Map.of("crates.common", 3L));
      back(tess);
      assertEquals(Player.PROFILE.replace("100", "150"), tess.text("profileData"));
      assertEquals(
          Player.GARAGE.replace("\"count\":3", "\"count\":2").replace("Common\":2", "Common\":5"),
          tess.text("garageData"));
      assertEquals(Optional.empty(), tess.fields(tess.paths().stats()));
    }
  }

  @Test
  default void theMirrorsStampGoes() {
    Player tess = tess().migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    back(tess);
    String text = Player.PROFILE.replace("100", "150");
    assertEquals(
        Fields.of("profileData", Value.of(text)),
        tess.fields(tess.path("profileData")).orElseThrow());
  }

  @Test
  default void itSaysWhatItCarries() {
    Player tess = tess().migrate().withoutMirror();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    Difference carried =
        new Difference(
            tess.paths().stats(), "coins", Value.of(100), Value.of(150), Difference.Kind.DIFFERENT);
    assertEquals(List.of(carried), back(tess).carriedBack());
  }

  @Test
  default void theLedgerGoesOnAcrossEachTurn() {
    Player tess = tess();
    tess.receipt("op-legacy-1", "grantCoins", Map.of("coins", 1L));
    tess.migrate();
    tess.receipt("op-new-1", "grantCoins", Map.of("coins", 2L));
    back(tess);
    Chain.of(tess).verify().endsIn(checkpoint(tess).fields("ledger"));
    Receipt after = tess.receipt("op-legacy-2", "grantCoins", Map.of("coins", 4L));
    assertEquals("legacy", after.schema());
    assertEquals(5, after.seq());
    assertEquals(Player.PROFILE.replace("100", "107"), tess.text("profileData"));
    Chain.of(tess).verify().endsIn(checkpoint(tess).fields("ledger"));
    tess.migrate();
    tess.receipt("op-new-2", "spendCoins", Map.of("coins", -7L));
    assertEquals(100, tess.stat("coins"));
    Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    back(tess);
    tess.migrate();
    assertEquals(100, tess.stat("coins"));
    Chain.of(tess).verify().endsIn(tess.stats().fields("ledger"));
    assertTrue(tess.fields(tess.receipt("op_migrate_v1_profile_3")).isPresent());
    tess.receipt("op-new-3", "grantGems", Map.of("gems", 1L));
    assertValid(tess);
  }

  @Test
  default void anOperationIsAppliedOnceAcrossTheWayBack() {
    Player tess = tess().migrate();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    back(tess);
    Posted.Done again = Player.done(tess.post("op-coins-1", "grantCoins", Map.of("coins", 50L)));
    assertTrue(again.isReplayed());
    assertEquals(Player.PROFILE.replace("100", "150"), tess.text("profileData"));
  }

  @Test
  default void aMissingGarageIsMadeForWhatWasEarned() {
    Player tess = tess();
    tess.without(tess.path("garageData")).migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    back(tess);
    assertEquals("{\"crateData\":{\"Rare\":1}}", tess.text("garageData"));
  }

  @Test
  default void whatTheOldSchemaCannotSayRefusesAndNothingIsWritten() {
    Player tess = tess().blob("garageData", "{\"crateData\":3}").migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    Changed changed =
        Changed.by(
            store(),
            () -> {
              RolledBack refused = back(tess, REQUEST);
              assertEquals(RollbackOutcome.REFUSED, refused.outcome());
              assertEquals(
                  List.of("crates.rare"), refused.lost().stream().map(Difference::field).toList());
            });
    assertEquals(Map.of(), changed.written());
    assertEquals(1, tess.stat("crates.rare"));
  }

  @Test
  default void byForceItGoesAndIsKeptWithItsBytes() {
    Player tess = tess().blob("garageData", "{\"crateData\":3}").migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    Fields stats = tess.stats();
    Changed changed = Changed.by(store(), () -> back(tess, REQUEST.forced()));
    assertEquals("{\"crateData\":3}", tess.text("garageData"));
    assertEquals("rolled_back", checkpoint(tess).text("status").orElseThrow());
    assertEquals(List.of(stats), kept(changed, tess.paths().stats()));
  }

  private static List<Fields> kept(Changed changed, DocPath path) {
    return changed.written().entrySet().stream()
        .filter(document -> document.getKey().collectionId().equals("Documents"))
        .map(Map.Entry::getValue)
        .filter(kept -> kept.text("path").equals(Optional.of(path.toString())))
        .map(kept -> kept.fields("fields"))
        .toList();
  }

  @Test
  default void aTextThatNobodyCanReadRefusesAndByForceIsBegunAnew() {
    Player tess = tess().migrate();
    tess.blob("profileData", "{\"playerCoins\":");
    tess.sweep();
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    RolledBack refused = back(tess, REQUEST);
    assertEquals(RollbackOutcome.UNREADABLE, refused.outcome());
    assertEquals("MALFORMED_JSON", refused.failure().orElseThrow().code().name());
    assertEquals(150, tess.stat("coins"));
    assertEquals(RollbackOutcome.ROLLED_BACK, back(tess, REQUEST.forced()).outcome());
    assertEquals("{\"playerCoins\":150,\"playerGem\":7", tess.text("profileData").substring(0, 32));
  }

  @Test
  default void whatCameLateIsSetAsideBeforeItIsWrittenOver() {
    Player tess = tess().migrate();
    Fields late = Fields.of("profileData", Value.of("{\"playerCoins\":5000}"));
    tess.document(tess.path("profileData"), late);
    Changed changed = Changed.by(store(), () -> back(tess, REQUEST.forced()));
    assertEquals(List.of(late), kept(changed, tess.path("profileData")));
    assertEquals("{\"playerCoins\":100,\"playerGem\":7", tess.text("profileData").substring(0, 32));
  }

  @Test
  default void whoWasNeverMigratedStaysAsTheyAre() {
    for (Player player : List.of(tess(), another())) {
      Changed changed =
          Changed.by(
              store(),
              () -> {
                RolledBack back = back(player, REQUEST);
                assertEquals(RollbackOutcome.NOT_MIGRATED, back.outcome());
                assertEquals(Usage.reads(2), back.usage());
              });
      assertEquals(Map.of(), changed.written());
    }
  }

  @Test
  default void whoWasRolledBackStaysSo() {
    Player tess = tess().migrate();
    back(tess);
    tess.receipt("op-coins-1", "grantCoins", Map.of("coins", 50L));
    RolledBack again = back(tess, REQUEST);
    assertEquals(RollbackOutcome.ALREADY_ROLLED_BACK, again.outcome());
    assertEquals(Usage.reads(2), again.usage());
    assertEquals(Player.PROFILE.replace("100", "150"), tess.text("profileData"));
  }

  @Test
  default void theClanKeepsThePlayerWithTheTrophiesOfToday() {
    ClanPaths clan = new ClanPaths("clan_1111111111");
    Fields before = Fields.of("trophies", Value.of(25));
    Player tess = tess().document(clan.clan(), Fields.of("stats", before)).migrate();
    tess.inClan(clan, 25);
    RolledBack refused = back(tess, REQUEST);
    assertEquals(RollbackOutcome.REFUSED, refused.outcome());
    assertEquals(List.of("clanId"), refused.lost().stream().map(Difference::field).toList());
    assertTrue(tess.fields(clan.member(tess.subject())).isPresent());
  }

  /** The old clan does not list the player, so nobody would ever take the trophies away again. */
  @Test
  default void aClanThatTheBlobsCannotNameLosesThePlayerAndTheTrophies() {
    ClanPaths clan = new ClanPaths("clan_1111111111");
    Fields stats = Fields.builder().put("members", 3).put("trophies", 90).build();
    Player tess = tess().document(clan.clan(), Fields.of("stats", stats)).migrate();
    tess.inClan(clan, 25);
    assertEquals(RollbackOutcome.ROLLED_BACK, back(tess, REQUEST.forced()).outcome());
    assertEquals(Optional.empty(), tess.fields(clan.member(tess.subject())));
    assertEquals(
        Fields.builder().put("members", 2).put("trophies", 65).build(),
        tess.fields(clan.clan()).orElseThrow().fields("stats"));
  }

  @Test
  default void aPlayerWhoIsBeingRolledBackIsClosedToOperations() {
    Player tess = tess().migrate();
    Fields closed = checkpoint(tess).with("rollingBackSince", Value.SERVER_TIME);
    tess.document(tess.checkpoint(), closed);
    assertInstanceOf(
        Posted.RollingBack.class, tess.post("op-coins-1", "grantCoins", Map.of("coins", 50L)));
  }
}
