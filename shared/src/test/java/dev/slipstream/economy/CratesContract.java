package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.layout.AdminPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A crate gives one item, which its weights and the opId decide. */
interface CratesContract extends EconomyGround {

  DocPath COMMON = AdminPaths.gameData("Crates", "common");

  private static Posted open(Player player, String opId) {
    return player.post(opId, "openCrate", Map.of("crates.common", -1L));
  }

  private static Fields weights(Map<String, Value> weights) {
    return Fields.of("weights", new Fields(weights));
  }

  @Test
  default void weightsThatCannotBeUsedRefuseAndWriteNothing() {
    Map<String, Fields> unusable =
        Map.of(
            "none", Fields.empty(),
            "empty", weights(Map.of()),
            "all zero", weights(Map.of(Player.WHEELS, Value.of(0))),
            "negative", weights(Map.of(Player.WHEELS, Value.of(2), Player.SPOILER, Value.of(-1))),
            "a fraction", weights(Map.of(Player.WHEELS, new Value.Real(0.5))),
            "a text", weights(Map.of(Player.WHEELS, Value.of("1"))),
            "no such item", weights(Map.of(Player.WHEELS, Value.of(1), "item_x", Value.of(1))),
            "too large", weights(Map.of(Player.WHEELS, Value.of(1L << 53))),
            "too large a sum",
                weights(
                    Map.of(Player.WHEELS, Value.of((1L << 53) - 1), Player.SPOILER, Value.of(1L))),
            "a list", Fields.of("weights", Value.items(List.of(Value.of(1)))));
    Player tess = tess();
    Player yan = yan().migrate();
    assertNoCrate(tess, "no document");
    unusable.forEach(
        (what, crate) -> {
          tess.document(COMMON, crate);
          assertNoCrate(tess, what);
          assertNoCrate(yan, what);
        });
  }

  private void assertNoCrate(Player player, String what) {
    Changed.assertNothing(
        store(),
        () -> assertEquals(new Posted.NoCrate("common"), open(player, "op-open-none"), what));
  }

  @Test
  default void theItemIsTheSameHoweverOftenAndUnderWhicheverSchemaItIsAskedFor() {
    Player tess = tess().withCrates();
    Player yan = yan().withCrates().migrate();
    Set<String> drawn = drawn(open(tess, "op-open-1234"));
    assertEquals(1, drawn.size());
    assertEquals(drawn, drawn(open(yan, "op-open-1234")));
    assertEquals(drawn, drawn(open(tess.migrate(), "op-open-1234")));
  }

  private static Set<String> drawn(Posted posted) {
    Receipt receipt = Player.done(posted).receipts().get(0);
    return receipt.balances().fields("items").map().keySet();
  }

  @Test
  default void whatWasDrawnStaysDrawnWhenTheWeightsChange() {
    Player tess = tess().withCrates();
    Posted.Done first = Player.done(open(tess, "op-open-1234"));
    Posted again = new Posted.Done(true, first.receipts());
    String other = drawn(first).contains(Player.WHEELS) ? Player.SPOILER : Player.WHEELS;
    tess.document(COMMON, weights(Map.of(other, Value.of(1))));
    assertEquals(again, open(tess, "op-open-1234"));
    tess.document(COMMON, weights(Map.of()));
    assertEquals(again, open(tess, "op-open-1234"));
    tess.without(COMMON);
    assertEquals(again, open(tess, "op-open-1234"));
    assertEquals(new Posted.NoCrate("common"), open(tess, "op-open-5678"));
    assertEquals(
        new Posted.Reused(), tess.post("op-open-1234", "openCrate", Map.of("crates.rare", -1L)));
  }

  @Test
  default void anItemWithoutWeightIsNeverDrawn() {
    Player tess =
        tess().blob("garageData", "{\"crateData\":{\"Common\":9},\"keyData\":{\"Common\":9}}");
    tess.document(
        COMMON,
        weights(
            Map.of(
                "item_1p5x7r0m3n",
                Value.of(0),
                Player.WHEELS,
                Value.of(1),
                "item_9k4m6d3tr1",
                Value.of(0))));
    for (int i = 0; i < 9; i++) {
      assertEquals(Set.of(Player.WHEELS), drawn(open(tess, "op-open-no-" + i)));
    }
  }
}
