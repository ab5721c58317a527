package dev.slipstream.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.archive.folder.FolderArchive;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.FirestoreEmulator;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way into the archive and back on Firestore's emulator, through the real client. */
@Timeout(120)
final class FirestoreCleanupTest {

  @AutoClose private final Store store = FirestoreEmulator.newStore();

  @TempDir private Path folder;

  @Test
  void thereAndBackByteForByte() {
    Ground tess = Ground.of(store, new FolderArchive(folder), "uTess");
    tess.put(
        "socialData",
        Fields.builder()
            .put("socialData", "{\"friends\":[], \"é\uFFFD😀\\u2028\":-0.0}")
            .put("lastUpdated", Instant.parse("2025-06-17T09:55:15.123456Z"))
            .put("real", new Value.Real(-0.0))
            .put("point", new Value.Point(1.5, -2))
            .put("bytes", new Value.Bytes(ByteBuffer.wrap(new byte[] {0, -1})))
            .put("reference", new Value.Reference(tess.path("mapData")))
            .build());
    Map<String, Fields> before = tess.old();
    tess.migrate();
    assertEquals(
        new CleanedUp(tess.player(), RemovalOutcome.REMOVED, 4, new Usage(10, 1, 4)),
        tess.cleanUp());
    assertEquals(Map.of(), tess.old());
    assertTrue(tess.checkpoint().time("cleanedUpAt").isPresent(), "the rules ask for a time");
    assertEquals(RemovalOutcome.ALREADY_REMOVED, tess.cleanUp().outcome());
    assertEquals(
        Verdict.MATCH,
        new Validator(store).compare(Ground.RACING, tess.player(), ReadTime.latest()).verdict());
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    assertEquals(before, tess.old());
  }

  @Test
  void whatWasEarnedSinceIsKept() {
    Ground yan = Ground.of(store, new FolderArchive(folder), "uYan").migrate();
    yan.grant("op-before-1", 5);
    yan.cleanUp();
    yan.grant("op-after-01", 20);
    assertEquals(RollbackOutcome.ROLLED_BACK, yan.back().outcome());
    assertEquals(
        Ground.PROFILE.replace("100", "125"),
        yan.old().getOrDefault("profileData", Fields.empty()).text("profileData").orElseThrow());
  }
}
