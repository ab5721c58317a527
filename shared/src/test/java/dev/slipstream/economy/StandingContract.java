package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others see of a player's level and trophies follows them, contract B8 and F. */
interface StandingContract extends EconomyGround {

  ClanPaths CLAN = new ClanPaths("clan_0123456789");

  private Player tessInClan(long trophies) {
    Player tess = tess().migrate().inClan(CLAN, trophies);
    Fields stats = Fields.builder().put("members", 2).put("trophies", 1000).build();
    return tess.document(CLAN.clan(), Fields.of("stats", stats));
  }

  private void assertClan(Player player, long level, long trophies, long total) {
    Fields member = player.fields(CLAN.member(player.subject())).orElseThrow();
    assertEquals(
        Fields.builder()
            .put("uid", player.subject().id())
            .put("level", level)
            .put("trophies", trophies)
            .build(),
        member);
    Fields stats = player.fields(CLAN.clan()).orElseThrow().fields("stats");
    assertEquals(Fields.builder().put("members", 2).put("trophies", total).build(), stats);
  }

  @Test
  default void trophiesMoveTheMemberAndTheClansTotal() {
    Player tess = tessInClan(25);
    tess.receipt("op-trophies-1", "adjustTrophies", Map.of("trophies", 10L));
    assertClan(tess, 2, 35, 1010);
    tess.receipt("op-trophies-2", "adjustTrophies", Map.of("trophies", -100L));
    assertClan(tess, 2, 0, 975);
    assertEquals(35, tess.stat("trophiesPeak"));
  }

  @Test
  default void theTotalMovesByWhatTheMembersDocumentLacks() {
    Player tess = tessInClan(5);
    tess.receipt("op-trophies-1", "adjustTrophies", Map.of("trophies", 10L));
    assertClan(tess, 2, 35, 1030);
  }

  @Test
  default void aMemberWhoHasTheTrophiesAlreadyMovesNoTotal() {
    Player tess = tessInClan(35);
    Usage usage = tess.apply("op-trophies-1", "adjustTrophies", Map.of("trophies", 10L)).usage();
    assertClan(tess, 2, 35, 1000);
    assertEquals(new Usage(7, 5, 0), usage, "the clan is not written");
  }

  @Test
  default void aNewLevelIsSeenByTheClan() {
    Player tess = tessInClan(25);
    tess.receipt("op-level-up", "grantXp", Map.of("xp", 1_000_000L));
    assertEquals(XpCurve.levelOf(1_000_240), tess.stat("level"));
    assertClan(tess, XpCurve.levelOf(1_000_240), 25, 1000);
  }

  @Test
  default void moreExperienceWithinALevelIsNobodysBusiness() {
    Player tess = tessInClan(25);
    Changed changed =
        Changed.by(store(), () -> tess.receipt("op-xp-1234", "grantXp", Map.of("xp", 9L)));
    assertFalse(changed.written().containsKey(tess.paths().social()));
    assertFalse(changed.written().containsKey(CLAN.member(tess.subject())));
  }

  @Test
  default void whoIsInNoClanMovesNone() {
    Player tess = tessInClan(25);
    Fields profile = tess.fields(tess.paths().social()).orElseThrow();
    tess.document(tess.paths().social(), profile.with("clanId", Value.NULL));
    tess.receipt("op-trophies-1", "adjustTrophies", Map.of("trophies", 10L));
    assertEquals(35, tess.stat("trophies"));
    assertEquals(1000, total(tess));
  }

  @Test
  default void whoIsNoMemberOfTheirClanMovesNothingThere() {
    Player tess = tessInClan(25);
    tess.without(CLAN.member(tess.subject()));
    tess.receipt("op-trophies-1", "adjustTrophies", Map.of("trophies", 10L));
    assertEquals(35, tess.stat("trophies"));
    assertEquals(1000, total(tess));
    assertTrue(tess.fields(CLAN.member(tess.subject())).isEmpty(), "nor becomes one");
  }

  private static long total(Player player) {
    return player
        .fields(CLAN.clan())
        .orElseThrow()
        .fields("stats")
        .integer("trophies")
        .orElseThrow();
  }

  @Test
  default void trophiesThatAreGoneTakeNoMore() {
    Player tess = tessInClan(25);
    tess.receipt("op-trophies-1", "adjustTrophies", Map.of("trophies", -25L));
    Receipt again = tess.receipt("op-trophies-2", "adjustTrophies", Map.of("trophies", -1L));
    assertEquals(0, again.balances().integer("trophies").orElseThrow());
    assertEquals(Fields.of("trophies", Value.of(0)), tess.entry("op-trophies-2").fields("delta"));
    assertClan(tess, 2, 0, 975);
  }
}
