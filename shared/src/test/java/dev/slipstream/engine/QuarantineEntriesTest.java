package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.QuarantineEntries.Released;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.TickingClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for a person. */
final class QuarantineEntriesTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final Subject PLAYER = new Subject("u1");

  private final Store store = new TickingClock().newStore();
  private final QuarantineEntries entries = new QuarantineEntries(store);

  private static Finding at(String pointer) {
    return Finding.of("garage", EngineCode.STORE_REFUSED, new Place("somewhere", pointer));
  }

  private void fail(Subject player, long epoch, String pointer) {
    new Migrator(store).fail(RACING, player, OptionalLong.of(epoch), at(pointer));
  }

  private Optional<Checkpoint> checkpoint() {
    DocPath path = RACING.checkpoint(PLAYER);
    return store
        .read(List.of(path), ReadTime.latest())
        .snapshot()
        .fields(path)
        .map(Checkpoint::new);
  }

  @ParameterizedTest
  @CsvSource({"/cars/0/id, /cars/17/id", "/cars/3, /cars/4", "/a/1/2/b, /a/3/4/b"})
  void thePositionInAListIsNoOtherCause(String one, String other) {
    assertEquals(QuarantineEntries.fingerprint(at(one)), QuarantineEntries.fingerprint(at(other)));
  }

  @ParameterizedTest
  @CsvSource({"/cars/0/id, /cars/0/name", "/cars/0, /cars", "/a1/b, /a2/b", "'', /a"})
  void anotherPlaceIsAnotherCause(String one, String other) {
    assertNotEquals(
        QuarantineEntries.fingerprint(at(one)), QuarantineEntries.fingerprint(at(other)));
  }

  @Test
  void failuresAreCountedByCauseAndEpoch() {
    for (int i = 0; i < 3; i++) {
      fail(new Subject("a" + i), 7, "/cars/" + i);
    }
    fail(new Subject("b"), 7, "/name");
    fail(new Subject("c"), 6, "/cars/1");
    String cause = QuarantineEntries.fingerprint(at("/cars/0"));
    assertEquals(3, entries.countAlike(cause, 7));
    assertEquals(1, entries.countAlike(cause, 6));
    assertEquals(0, entries.countAlike(cause, 8));
    List<String> ids = new ArrayList<>();
    entries.forEach(entry -> ids.add(entry.id()));
    assertEquals(List.of("racing:a0", "racing:a1", "racing:a2", "racing:b", "racing:c"), ids);
  }

  @Test
  void anEntrySaysWhatAndWhereAndHowOften() {
    fail(PLAYER, 7, "/cars/0");
    fail(PLAYER, 8, "/cars/0");
    Fields entry = entries.find(RACING, PLAYER).orElseThrow().fields();
    assertEquals(Optional.of("STORE_REFUSED"), entry.text("code"));
    assertEquals(Optional.of("garage"), entry.text("phase"));
    assertEquals(Optional.of("/cars/0"), entry.text("at"));
    assertEquals(Optional.of("somewhere is beyond what the database takes"), entry.text("message"));
    assertEquals(Optional.of(2L), entry.integer("attempts"));
    assertEquals(Optional.of(8L), entry.integer("epoch"));
    Instant firstSeen = entry.time("firstSeen").orElseThrow();
    assertTrue(firstSeen.isBefore(entry.time("lastSeen").orElseThrow()), entry::toString);
  }

  @Test
  void underOneEpochAFailureThatNobodyForesawCountsOnce() {
    fail(PLAYER, 7, "/cars/0");
    fail(PLAYER, 7, "/cars/0");
    assertEquals(1, checkpoint().orElseThrow().retryCount());
    assertEquals(
        Optional.of(1L), entries.find(RACING, PLAYER).orElseThrow().fields().integer("attempts"));
  }

  @Test
  void aReleaseLetsItBeTriedAgainAsIfItHadNeverFailed() {
    fail(PLAYER, 7, "/cars/0");
    assertEquals(Released.RELEASED, entries.release(RACING, PLAYER));
    assertEquals(Optional.empty(), entries.find(RACING, PLAYER));
    assertEquals("pending", checkpoint().orElseThrow().status());
    assertEquals(0, checkpoint().orElseThrow().retryCount());
    assertEquals(Released.NOT_FOUND, entries.release(RACING, PLAYER));
  }

  @Test
  void anEntryWithoutAFailureIsClosed() {
    DocPath entry = new Quarantine(RACING.id(), PLAYER).entry();
    store.apply(Changes.writing(new Write.Put(entry, Fields.of("code", Value.of("LATE_WRITE")))));
    assertEquals(Released.CLOSED, entries.release(RACING, PLAYER));
    assertEquals(Optional.empty(), checkpoint());
  }

  @Test
  void whoIsMigratedCannotFail() {
    Fields completed =
        Checkpoint.untouched(RACING, PLAYER).fields().with("status", Value.of("completed"));
    store.apply(Changes.writing(new Write.Put(RACING.checkpoint(PLAYER), completed)));
    Migrated failed = new Migrator(store).fail(RACING, PLAYER, OptionalLong.of(7), at("/cars/0"));
    assertEquals(Outcome.ALREADY_MIGRATED, failed.outcome());
    assertEquals(Optional.empty(), entries.find(RACING, PLAYER));
  }
}
