package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrator;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What an operation of each type writes under either schema, document by document. */
interface AmountsContract extends EconomyGround {

  @Test
  default void beforeTheCutOverTheBlobTheEntryAndTheCheckpointChangeAndNothingElse() {
    for (TypeCase type : TypeCase.ALL) {
      Player tess = player("uLegacy" + type.opId()).withCrates();
      Changed changed = Changed.by(store(), () -> type.postTo(tess));
      Map<DocPath, Fields> expected = new TreeMap<>(blobs(type, tess));
      Fields entry = type.entry("legacy", 1, Chain.NO_ENTRY);
      expected.put(tess.receipt(type.opId()), entry);
      expected.put(tess.checkpoint(), begun(tess).with("ledger", ledger(1, entry)));
      assertEquals(new Changed(expected, Set.of()), changed, type.opId());
    }
  }

  /** The checkpoint of a player whom no run has touched. */
  private static Fields begun(Player player) {
    return Checkpoint.untouched(Player.RACING, player.subject()).fields();
  }

  private static Fields ledger(long seq, Fields entry) {
    return Fields.builder().put("seq", seq).put("head", Chain.hash(entry)).build();
  }

  private static Map<DocPath, Fields> blobs(TypeCase type, Player player) {
    Map<DocPath, Fields> blobs = new TreeMap<>();
    type.texts()
        .forEach((name, text) -> blobs.put(player.path(name), Fields.of(name, Value.of(text))));
    return blobs;
  }

  @Test
  default void anExistingCheckpointIsGivenTheEndOfTheLedgerAndKeepsTheRest() {
    Player tess = tess().blob("mapData", "[]");
    new Migrator(store()).migrate(Player.RACING, tess.subject());
    Fields failed = tess.fields(tess.checkpoint()).orElseThrow();
    assertEquals("failed", failed.text("status").orElseThrow());
    tess.receipt("op-after-failure", "grantCoins", Map.of("coins", 5L));
    Fields ledger = ledger(1, tess.entry("op-after-failure"));
    assertEquals(failed.with("ledger", ledger), tess.fields(tess.checkpoint()).orElseThrow());
  }

  @Test
  default void afterTheCutOverStatsInventoryEntryAndMirrorChangeAndNothingElse() {
    for (TypeCase type : TypeCase.ALL) {
      Player tess = player("uNew" + type.opId()).withCrates().migrate();
      Fields stats = tess.stats();
      Fields social = tess.fields(tess.paths().social()).orElseThrow();
      Fields spoiler = tess.fields(tess.paths().item(Player.SPOILER)).orElseThrow();
      Changed changed = Changed.by(store(), () -> type.postTo(tess));

      Map<DocPath, Fields> expected = new TreeMap<>();
      Set<DocPath> deleted = new TreeSet<>();
      Fields entry = type.entry("new", 3, stats.fields("ledger").text("head").orElseThrow());
      expected.put(tess.receipt(type.opId()), entry);
      expected.put(tess.paths().stats(), stats(type, stats, entry));
      blobs(type, tess).forEach((path, blob) -> expected.put(path, stamped(type, blob, path.id())));
      items(type, tess, spoiler, expected, deleted);
      if (type.isSeenByOthers()) {
        Fields standing = type.balances();
        expected.put(
            tess.paths().social(),
            social
                .with("level", standing.get("level").orElseThrow())
                .with("trophies", standing.get("trophies").orElseThrow())
                .with("updatedAt", Value.SERVER_TIME));
      }
      assertEquals(new Changed(expected, deleted), changed, type.opId());
      assertEquals(List.of(), tess.sweep(), "the mirror is not late");
    }
  }

  private static Fields stats(TypeCase type, Fields before, Fields entry) {
    return before
        .merge(type.stats())
        .merge(
            Fields.of(
                "ledger",
                ledger(3, entry)
                    .with("lifetimeIn", type.lifetime(1))
                    .with("lifetimeOut", type.lifetime(-1))))
        .with("updatedAt", Value.SERVER_TIME);
  }

  private static Fields stamped(TypeCase type, Fields blob, String name) {
    String hash = Digest.hex(blob.text(name).orElseThrow());
    return blob.with("_m", Fields.builder().put("op", type.opId()).put("hash", hash).build());
  }

  /** A document for what the player has, none for what is gone. */
  private static void items(
      TypeCase type,
      Player player,
      Fields spoiler,
      Map<DocPath, Fields> written,
      Set<DocPath> deleted) {
    type.items()
        .forEach(
            (id, quantity) -> {
              if (quantity == 0) {
                deleted.add(player.paths().item(id));
              } else {
                Fields before = id.equals(Player.SPOILER) ? spoiler : Fields.empty();
                written.put(
                    player.paths().item(id),
                    before
                        .with("itemId", Value.of(id))
                        .with("qty", Value.of(quantity))
                        .with("updatedAt", Value.SERVER_TIME));
              }
            });
  }

  @Test
  default void theAnswerIsTheSameUnderBothSchemas() {
    for (TypeCase type : TypeCase.ALL) {
      Receipt before = type.postTo(player("uLegacy" + type.opId()).withCrates());
      Receipt after = type.postTo(player("uNew" + type.opId()).withCrates().migrate());
      assertEquals(type.balances(), before.balances(), type.opId());
      assertEquals(type.balances(), after.balances(), type.opId());
      assertEquals("legacy", before.schema());
      assertEquals("new", after.schema());
      assertEquals(1, before.seq());
      assertEquals(3, after.seq(), "behind two opening entries");
    }
  }

  @Test
  default void severalAmountsAreOneOperation() {
    Player tess = tess().migrate();
    Map<String, Long> delta = Map.of(Player.SPOILER, 2L, Player.WHEELS, 1L);
    tess.receipt("op-two-items", "grantItem", delta);
    assertEquals(5, quantity(tess, Player.SPOILER));
    assertEquals(1, quantity(tess, Player.WHEELS));
    assertEquals(3, Chain.of(tess).verify().entries().size());
  }

  private static long quantity(Player player, String item) {
    return player.fields(player.paths().item(item)).orElseThrow().integer("qty").orElseThrow();
  }

  @Test
  default void anItemsOwnFieldsAreKept() {
    Player tess = tess().migrate();
    Fields item = tess.fields(tess.paths().item(Player.SPOILER)).orElseThrow();
    tess.document(tess.paths().item(Player.SPOILER), item.with("category", Value.of("spoiler")));
    tess.receipt("op-grant-item", "grantItem", Map.of(Player.SPOILER, 1L));
    Fields after = tess.fields(tess.paths().item(Player.SPOILER)).orElseThrow();
    assertEquals("spoiler", after.text("category").orElseThrow());
  }
}
