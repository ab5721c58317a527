package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.LateWrites.Swept;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Case;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client writes after the cut-over, and an epoch that is over. */
final class LateWritesTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final Case SITUATION =
      Case.of("racing").filter(c -> c.name().startsWith("contract-p05")).findFirst().orElseThrow();
  private static final Subject PLAYER = SITUATION.subject();
  private static final DocPath PROFILE = LegacyPaths.blob(PLAYER, "profileData");

  private final Store store = new MemoryStore();

  LateWritesTest() {
    Writes.put(store, SITUATION.before());
  }

  private Swept sweep() {
    return new LateWrites(store).sweep(RACING, PLAYER);
  }

  private void write(String text) {
    Writes.put(store, Map.of(PROFILE, Fields.of("profileData", Value.of(text))));
  }

  private Map<DocPath, Document> quarantine() {
    return Dump.below(Dump.of(store), "AdminOps/quarantine");
  }

  @Test
  void beforeTheCutOverThereIsNothingToGuard() {
    assertEquals(new Swept(List.of(), List.of(), Usage.reads(1)), sweep());
  }

  @Test
  void whatNobodyWroteIsNotLate() {
    new Migrator(store).migrate(RACING, PLAYER);
    assertEquals(new Swept(List.of(), List.of(), Usage.reads(5)), sweep());
  }

  @Test
  void whatCameLateIsSetAsideOnceWithItsBytes() {
    new Migrator(store).migrate(RACING, PLAYER);
    write("{\"playerCoins\": 7 }");
    assertEquals(new Swept(List.of(), List.of("profileData"), new Usage(35, 3, 0)), sweep());
    assertEquals(new Swept(List.of(), List.of(), Usage.reads(5)), sweep());
    Document kept = Dump.below(quarantine(), entry() + "/Documents").values().iterator().next();
    assertEquals(PROFILE.toString(), kept.fields().text("path").orElseThrow());
    assertEquals(
        Fields.of("profileData", Value.of("{\"playerCoins\": 7 }")),
        kept.fields().fields("fields"));
  }

  private static String entry() {
    return "AdminOps/quarantine/Entries/racing:" + PLAYER.id();
  }

  @Test
  void eachLateWriteIsKeptAndTheEntryCountsThem() {
    new Migrator(store).migrate(RACING, PLAYER);
    write("{\"playerCoins\": 7}");
    sweep();
    write("{\"playerCoins\": 8}");
    sweep();
    assertEquals(2, Dump.below(quarantine(), entry() + "/Documents").size());
    Fields entry = quarantine().get(DocPath.parse(entry())).fields();
    assertEquals("LATE_WRITE", entry.text("code").orElseThrow());
    assertEquals(2, entry.integer("attempts").orElseThrow());
  }

  @Test
  void theSameContentWrittenAgainIsNotLate() {
    new Migrator(store).migrate(RACING, PLAYER);
    Fields same = SITUATION.before().get(PROFILE).with("lastUpdated", Value.SERVER_TIME);
    Writes.put(store, Map.of(PROFILE, same));
    assertEquals(List.of(), sweep().sources());
  }

  @Test
  void whoeverActsUnderAnEarlierEpochIsRefusedAndWritesNothing() {
    write("{\"playerCoins\": \"many\"}");
    assertEquals(Outcome.FAILED, new Migrator(store).migrate(RACING, PLAYER, 3).outcome());
    SITUATION.before().forEach((path, fields) -> Writes.put(store, Map.of(path, fields)));
    var late = new Migrator(store).migrate(RACING, PLAYER, 2);
    assertEquals(Outcome.OUTDATED, late.outcome());
    assertEquals(Usage.reads(1), late.usage());
    assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, PLAYER, 3).outcome());
  }

  @Test
  void whoeverActsOutsideOfWavesIsNotHeldBackByAnEpoch() {
    write("{\"playerCoins\": \"many\"}");
    new Migrator(store).migrate(RACING, PLAYER, 3);
    SITUATION.before().forEach((path, fields) -> Writes.put(store, Map.of(path, fields)));
    assertEquals(Outcome.MIGRATED, new Migrator(store).migrate(RACING, PLAYER).outcome());
    assertEquals(
        3, Dump.of(store).get(RACING.checkpoint(PLAYER)).fields().integer("epoch").orElseThrow());
  }
}
