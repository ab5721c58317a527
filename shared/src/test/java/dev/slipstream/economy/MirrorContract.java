package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** After the cut-over the legacy documents are kept up to date, and clients' late writes found. */
interface MirrorContract extends EconomyGround {

  String LATE = "{\"playerCoins\":5000}";

  private static void grant(Player player, String opId) {
    player.receipt(opId, "grantCoins", Map.of("coins", 1L));
  }

  @Test
  default void whatAClientWroteLateIsLeftForTheSweep() {
    Player tess = tess().migrate();
    tess.blob("profileData", LATE);
    grant(tess, "op-unswept-1");
    assertEquals(101, tess.stat("coins"));
    assertEquals(LATE, tess.text("profileData"));
    assertEquals(List.of("profileData"), tess.sweep());
  }

  @Test
  default void behindTheSweepTheMirrorGoesOn() {
    Player tess = tess().migrate();
    tess.blob("profileData", LATE);
    assertEquals(List.of("profileData"), tess.sweep());
    grant(tess, "op-swept-1");
    String mirrored = tess.text("profileData");
    assertEquals("{\"playerCoins\":101,\"playerGem\":7", mirrored.substring(0, 32));
    assertEquals(List.of(), tess.sweep());
  }

  @Test
  default void oneLateDocumentDoesNotStopTheMirrorOfTheOther() {
    for (String late : List.of("{\"crateData\":{}}", "{\"crateData\":", "{\"crateData\":3}")) {
      Player tess = player("u" + late.length()).migrate();
      tess.blob("garageData", late);
      grant(tess, "op-one-late");
      assertEquals(Player.PROFILE.replace("100", "101"), tess.text("profileData"));
      assertEquals(late, tess.text("garageData"));
      assertEquals(List.of("garageData"), tess.sweep());
      grant(tess, "op-one-aside");
      assertEquals(Player.PROFILE.replace("100", "102"), tess.text("profileData"));
      assertEquals(List.of(), tess.sweep());
    }
  }

  @Test
  default void aClientThatReplacesTheTextBesideTheStampIsFound() {
    Player tess = tess().migrate();
    grant(tess, "op-stamped-1");
    Fields stamped = tess.fields(tess.path("profileData")).orElseThrow();
    Fields late = stamped.with("profileData", Value.of(LATE));
    tess.document(tess.path("profileData"), late);
    grant(tess, "op-stamped-2");
    assertEquals(late, tess.fields(tess.path("profileData")).orElseThrow());
    assertEquals(List.of("profileData"), tess.sweep());
  }

  @Test
  default void whatWasMigratedIsNotLateAndIsBroughtUpToDateAgain() {
    Player tess = tess().migrate();
    grant(tess, "op-coins-1");
    tess.blob("profileData", Player.PROFILE);
    assertEquals(List.of(), tess.sweep());
    grant(tess, "op-coins-2");
    assertEquals(Player.PROFILE.replace("100", "102"), tess.text("profileData"));
  }

  @Test
  default void whatTheOperationDoesNotTouchIsNotWritten() {
    Player tess = tess().migrate();
    Changed changed = Changed.by(store(), () -> grant(tess, "op-coins-1"));
    assertFalse(changed.written().containsKey(tess.path("garageData")));
  }

  @Test
  default void behindTheCleanupNothingIsMade() {
    Player tess = tess().withCrates().migrate();
    tess.without(tess.path("profileData")).without(tess.path("garageData"));
    for (TypeCase type : TypeCase.ALL) {
      Changed changed =
          Changed.by(store(), () -> tess.post(type.opId(), type.type(), type.delta()));
      assertEquals(Set.of(), legacy(changed.written().keySet()), type.opId());
    }
  }

  private static Set<DocPath> legacy(Set<DocPath> paths) {
    Set<DocPath> legacy = new TreeSet<>(paths);
    legacy.removeIf(path -> !path.segments().get(0).equals("players"));
    return legacy;
  }

  @Test
  default void withoutMirrorTheLegacyDocumentsAreNeitherReadNorWritten() {
    Player tess = tess().migrate().withoutMirror();
    Usage usage = tess.apply("op-coins-1", "grantCoins", Map.of("coins", 1L)).usage();
    assertEquals(new Usage(3, 2, 0), usage);
    assertEquals(101, tess.stat("coins"));
    assertEquals(Player.PROFILE, tess.text("profileData"));
    tess.blob("profileData", "{").blob("garageData", "[]");
    grant(tess, "op-coins-2");
    assertEquals(102, tess.stat("coins"));
  }

  @Test
  default void withoutMirrorTheBlobsCountBeforeTheCutOverAllTheSame() {
    Player tess = tess().withoutMirror();
    Usage usage = tess.apply("op-coins-1", "grantCoins", Map.of("coins", 1L)).usage();
    assertEquals(new Usage(5, 3, 0), usage);
    assertEquals(Player.PROFILE.replace("100", "101"), tess.text("profileData"));
    assertEquals(Optional.empty(), tess.fields(tess.paths().stats()));
  }

  @Test
  default void whatTheMirrorMissedWhileItWasOffItMakesUpFor() {
    Player tess = tess().migrate();
    grant(tess.withoutMirror(), "op-unseen-1");
    assertEquals(Player.PROFILE, tess.text("profileData"));
    grant(tess, "op-mirrored-1");
    assertEquals(Player.PROFILE.replace("100", "102"), tess.text("profileData"));
  }

  /** A shape that was tolerated at the cut-over cannot take what is earned since. */
  @Test
  default void whatTheLegacySchemaCannotTakeIsNoReasonToRefuse() {
    Player tess = tess().blob("garageData", "{\"crateData\":3}").migrate();
    tess.receipt("op-crate-1", "grantCrate", Map.of("crates.rare", 1L));
    assertEquals(1, tess.stat("crates.rare"));
    assertEquals("{\"crateData\":3}", tess.text("garageData"));
    assertEquals(List.of(), tess.sweep());
  }
}
