package dev.slipstream.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.EngineCode;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Change;
import dev.slipstream.model.Code;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Limited;
import dev.slipstream.testing.TickingClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old documents go to the archive, and come back from there: the same cases for each archive. */
abstract class CleanupContract {

  private final TickingClock clock = new TickingClock();
  private final Deque<Faults.Fate> fates = new ArrayDeque<>();
  private final Store store =
      new MemoryStore(
          clock::instant,
          Limits.production(),
          () -> fates.isEmpty() ? Faults.Fate.DONE : fates.remove());

  /** The archive of this case, with nothing in it at first. */
  abstract Archive archive();

  private Ground tess() {
    return Ground.of(store, archive(), "uTess");
  }

  private static void assertOutcome(RemovalOutcome expected, CleanedUp cleanedUp) {
    assertEquals(expected, cleanedUp.outcome(), cleanedUp::toString);
  }

  private void assertNothingChanges(Runnable work) {
    Map<DocPath, Document> before = Dump.of(store);
    work.run();
    assertEquals(before, Dump.of(store));
  }

  @Test
  void theOldDocumentsAreInTheArchiveAndNowhereElse() {
    Ground tess = tess().text("boosterData", "{}").migrate();
    CleanedUp cleanedUp = tess.cleanUp();
    assertEquals(
        new CleanedUp(tess.player(), RemovalOutcome.REMOVED, 3, new Usage(10, 1, 3)), cleanedUp);
    assertEquals(Map.of(), tess.old());
    assertTrue(tess.fields(tess.path("boosterData")).isPresent(), "has no place in the new schema");
    Fields checkpoint = tess.checkpoint();
    assertTrue(checkpoint.time("cleanedUpAt").isPresent());
    assertEquals("completed", checkpoint.text("status").orElseThrow());
    Fields archived = checkpoint.fields("archive");
    assertEquals(
        archive().list(""),
        List.of("legacy/racing/uTess/%s.json".formatted(archived.text("hash").orElseThrow())));
    assertEquals(archive().list(""), List.of(archived.text("name").orElseThrow()));
  }

  @Test
  void aRepeatCostsOneReadAndAPlanWritesNothing() {
    Ground tess = tess().migrate();
    assertNothingChanges(
        () ->
            assertEquals(
                new CleanedUp(tess.player(), RemovalOutcome.REMOVABLE, 3, Usage.reads(5)),
                new Cleanup(store, archive()).plan(Ground.RACING, tess.player(), Ground.TERMS)));
    assertEquals(List.of(), archive().list(""));
    tess.cleanUp();
    assertEquals(
        new CleanedUp(tess.player(), RemovalOutcome.ALREADY_REMOVED, 0, Usage.reads(1)),
        tess.cleanUp());
  }

  @Test
  void whoDidNothingComesBackByteForByte() {
    Ground tess = tess();
    Map<String, Fields> before = tess.old();
    tess.migrate().cleanUp();
    RolledBack plan =
        new Rollback(store, new ArchiveAttic(archive()))
            .plan(Ground.RACING, tess.player(), Ground.REQUEST);
    assertEquals(RollbackOutcome.ROLLED_BACK, plan.outcome());
    RolledBack back = tess.back();
    assertEquals(RollbackOutcome.ROLLED_BACK, back.outcome(), back::toString);
    assertEquals(List.of(), back.carriedBack());
    assertEquals(before, tess.old());
    Fields checkpoint = tess.checkpoint();
    assertEquals("rolled_back", checkpoint.text("status").orElseThrow());
    assertEquals(Optional.empty(), checkpoint.get("cleanedUpAt"));
    assertEquals(Optional.empty(), checkpoint.get("archive"));
    assertEquals(1, archive().list("legacy/").size(), "the file stays");
  }

  @Test
  void whatWasEarnedBeforeAndAfterTheCleanupIsKept() {
    Ground tess = tess().migrate();
    tess.grant("op-before-1", 5);
    tess.cleanUp();
    tess.grant("op-after-01", 20);
    assertEquals(Map.of(), tess.old(), "the mirror makes nothing anew");
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    Fields profile = tess.old().get("profileData");
    assertEquals(
        Fields.builder()
            .put("profileData", Ground.PROFILE.replace("100", "125"))
            .put("lastUpdated", Instant.EPOCH)
            .build(),
        profile);
  }

  @Test
  void thereAndBackAgainMakesANewFile() {
    Ground tess = tess();
    Map<String, Fields> before = tess.old();
    for (int times = 1; times <= 2; times++) {
      tess.migrate();
      assertOutcome(RemovalOutcome.REMOVED, tess.cleanUp());
      assertEquals(times, archive().list("legacy/racing/uTess/").size());
      assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
      assertEquals(before, tess.old());
    }
  }

  @Test
  void anIdThatNoFileMayHaveIsWrittenOtherwise() {
    for (String uid : List.of("a b~", "..x", "Ünï😀", "u".repeat(1_000))) {
      Ground player = Ground.of(store, archive(), uid);
      Map<String, Fields> before = player.old();
      player.migrate();
      assertOutcome(RemovalOutcome.REMOVED, player.cleanUp());
      assertEquals(RollbackOutcome.ROLLED_BACK, player.back().outcome());
      assertEquals(before, player.old());
    }
  }

  @Test
  void whatIsNotMigratedOrTooYoungOrNotValidatedStays() {
    Ground tess = tess();
    assertOutcome(RemovalOutcome.NOT_MIGRATED, Ground.of(store, archive(), "uYan").cleanUp());
    assertOutcome(RemovalOutcome.NOT_MIGRATED, tess.cleanUp());
    tess.migrate();
    Instant completed = tess.checkpoint().time("completedAt").orElseThrow();
    assertOutcome(
        RemovalOutcome.WITHIN_REVERSE_WINDOW,
        tess.cleanUp(new RemovalTerms(completed, Instant.MAX)));
    assertOutcome(
        RemovalOutcome.NOT_VALIDATED_SINCE, tess.cleanUp(new RemovalTerms(Instant.MAX, completed)));
    Instant later = completed.plusMillis(1);
    assertOutcome(RemovalOutcome.REMOVED, tess.cleanUp(new RemovalTerms(later, later)));
  }

  @Test
  void whatIsLateOrGoneOrOnTheWayBackStays() {
    Ground tess = tess().migrate().text("mapData", "{\"late\":1}");
    assertNothingChanges(() -> assertOutcome(RemovalOutcome.LATE_WRITE, tess.cleanUp()));
    new LateWrites(store).sweep(Ground.RACING, tess.player());
    store.apply(Changes.writing(new Write.Delete(tess.path("garageData"))));
    assertNothingChanges(() -> assertOutcome(RemovalOutcome.SOURCE_MISSING, tess.cleanUp()));
    Fields open = tess.checkpoint();
    store.apply(
        Changes.writing(
            new Write.Put(
                Ground.RACING.checkpoint(tess.player()),
                open.with("rollingBackSince", Value.SERVER_TIME))));
    assertNothingChanges(() -> assertOutcome(RemovalOutcome.BEING_ROLLED_BACK, tess.cleanUp()));
    assertEquals(List.of(), archive().list(""));
  }

  @Test
  void anOperationWhileItIsArchivedIsArchivedToo() {
    Ground tess = tess().migrate();
    Deque<Runnable> meanwhile = new ArrayDeque<>(List.of(() -> tess.grant("op-between", 5)));
    Archive busy =
        new Between(
            archive(), () -> Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run));
    assertOutcome(RemovalOutcome.REMOVED, tess.in(busy).cleanUp());
    assertEquals(2, archive().list("").size());
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    assertEquals(
        Optional.of(Ground.PROFILE.replace("100", "105")),
        tess.old().get("profileData").text("profileData"));
  }

  @Test
  void whoNeverStopsPlayingStays() {
    Ground tess = tess().migrate();
    int[] times = {0};
    Archive busy = new Between(archive(), () -> tess.grant("op-busy-" + ++times[0] + "00", 1));
    assertOutcome(RemovalOutcome.CHANGED, tess.in(busy).cleanUp());
    assertEquals(3, tess.old().size());
    assertEquals(Optional.empty(), tess.checkpoint().get("cleanedUpAt"));
  }

  @Test
  void aClientOrARollbackOrAnotherCleanupMayBeFaster() {
    Ground late = tess().migrate();
    assertOutcome(
        RemovalOutcome.LATE_WRITE,
        late.in(new Between(archive(), () -> late.text("garageData", "{\"late\":1}"))).cleanUp());
    assertEquals(3, late.old().size());
    Ground back = Ground.of(store, archive(), "uBack").migrate();
    assertOutcome(
        RemovalOutcome.NOT_MIGRATED, back.in(new Between(archive(), back::back)).cleanUp());
    assertEquals(3, back.old().size());
    Ground twice = Ground.of(store, archive(), "uTwice").migrate();
    assertOutcome(
        RemovalOutcome.ALREADY_REMOVED, twice.in(new Between(archive(), twice::cleanUp)).cleanUp());
  }

  @Test
  void anArchiveThatGivesBackOtherBytesRemovesNothing() {
    Ground tess = tess().migrate();
    Archive forgetful = new Returning(archive(), bytes -> Optional.empty());
    assertNothingChanges(
        () -> assertOutcome(RemovalOutcome.ARCHIVE_UNVERIFIED, tess.in(forgetful).cleanUp()));
    Archive altering = new Returning(archive(), bytes -> bytes.map(all -> flipped(all, 40)));
    assertNothingChanges(
        () -> assertOutcome(RemovalOutcome.ARCHIVE_UNVERIFIED, tess.in(altering).cleanUp()));
    assertOutcome(RemovalOutcome.REMOVED, tess.cleanUp());
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  @Test
  void anArchiveThatIsAwayIsAnErrorAndNothingIsRemoved() {
    Ground tess = tess().migrate();
    Archive away =
        new Returning(
            archive(),
            bytes -> {
              throw ArchiveException.unavailable("x", new IOException("no route"));
            });
    assertNothingChanges(() -> assertThrows(ArchiveException.class, () -> tess.in(away).cleanUp()));
    tess.cleanUp();
    assertNothingChanges(
        () -> {
          StoreException failure = assertThrows(StoreException.class, () -> tess.in(away).back());
          assertEquals(StoreException.Reason.UNAVAILABLE, failure.reason());
        });
  }

  /** What a crash leaves: all in the store, or all in the archive and the checkpoint says where. */
  @Test
  void aCrashBehindTheArchiveLeavesAllInTheStore() {
    Ground tess = tess().migrate();
    Archive crashing =
        new Between(
            archive(),
            () -> {
              throw new IllegalStateException("killed");
            });
    assertNothingChanges(
        () -> assertThrows(IllegalStateException.class, () -> tess.in(crashing).cleanUp()));
    assertOutcome(RemovalOutcome.REMOVED, tess.cleanUp());
    assertEquals(1, archive().list("").size(), "the same documents are the same file");
  }

  @ParameterizedTest
  @EnumSource
  void aCommitMayFailInEveryWay(Faults.Fate fate) {
    Ground tess = tess();
    Map<String, Fields> before = tess.old();
    tess.migrate();
    fates.add(fate);
    try {
      tess.cleanUp();
    } catch (StoreException e) {
      assertEquals(StoreException.Reason.UNAVAILABLE, e.reason());
    }
    fates.clear();
    boolean isRemoved = tess.checkpoint().get("cleanedUpAt").isPresent();
    assertEquals(isRemoved ? Map.of() : before, tess.old());
    assertOutcome(
        isRemoved ? RemovalOutcome.ALREADY_REMOVED : RemovalOutcome.REMOVED, tess.cleanUp());
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    assertEquals(before, tess.old());
  }

  private void assertRefused(EngineCode code, RolledBack back) {
    assertEquals(RollbackOutcome.UNREADABLE, back.outcome(), back::toString);
    Optional<Code> said = back.failure().map(Finding::code);
    assertEquals(Optional.of(code), said);
  }

  @Test
  void anArchiveThatIsMissingOrAlteredOrNotNamedRefusesTheWayBack() {
    Ground tess = tess().migrate();
    tess.cleanUp();
    String name = archive().list("").get(0);
    assertNothingChanges(
        () -> {
          RolledBack none = tess.in(new Returning(archive(), bytes -> Optional.empty())).back();
          assertRefused(EngineCode.ARCHIVE_MISSING, none);
          assertEquals(name + " is not in the archive", none.failure().orElseThrow().sentence());
          assertRefused(
              EngineCode.ARCHIVE_NOT_NAMED,
              new Rollback(store).rollBack(Ground.RACING, tess.player(), Ground.REQUEST));
          assertRefused(
              EngineCode.ARCHIVE_NOT_NAMED,
              new Rollback(store).rollBack(Ground.RACING, tess.player(), Ground.REQUEST.forced()));
        });
    int length = archive().read(name).orElseThrow().length;
    assertNothingChanges(
        () -> {
          for (int i = 0; i < length; i++) {
            int at = i;
            Archive altered = new Returning(archive(), bytes -> bytes.map(b -> flipped(b, at)));
            assertRefused(EngineCode.ARCHIVE_ALTERED, tess.in(altered).back());
          }
        });
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
  }

  /** Between the file and the transaction the player goes back, plays, and is cleaned up again. */
  @Test
  void aFileThatIsOutOfDateByThenIsFetchedAnew() {
    Ground tess = tess().migrate();
    tess.cleanUp();
    Deque<Runnable> meanwhile =
        new ArrayDeque<>(
            List.of(
                () -> {
                  tess.back();
                  tess.text("mapData", "{\"mapStats\":[ ]}").migrate().cleanUp();
                }));
    Archive slow =
        new Returning(
            archive(),
            bytes -> {
              Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
              return bytes;
            });
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.in(slow).back().outcome());
    assertEquals(
        Optional.of("{\"mapStats\":[ ]}"),
        tess.old().getOrDefault("mapData", Fields.empty()).text("mapData"));
  }

  @Test
  void aFileOfAnotherPlayerIsNotTaken() {
    Ground tess = tess().migrate();
    tess.cleanUp();
    Ground.of(store, archive(), "uOther").migrate().cleanUp();
    byte[] other = archive().read(archive().list("legacy/racing/uOther/").get(0)).orElseThrow();
    assertRefused(
        EngineCode.ARCHIVE_ALTERED,
        tess.in(new Returning(archive(), bytes -> Optional.of(other))).back());
  }

  @Test
  void whatAClientWritesBehindTheCleanupIsLateAndDoesNotComeBack() {
    Ground tess = tess();
    Map<String, Fields> before = tess.old();
    tess.migrate().cleanUp();
    LateWrites sweep = new LateWrites(store);
    assertEquals(List.of(), sweep.sweep(Ground.RACING, tess.player()).sources());
    tess.text("profileData", "{\"playerCoins\":9}").text("socialData", "{\"friends\":[\"u2\"]}");
    assertEquals(
        Set.of("profileData", "socialData"),
        Set.copyOf(sweep.sweep(Ground.RACING, tess.player()).sources()));
    assertEquals(List.of(), sweep.sweep(Ground.RACING, tess.player()).sources());
    assertTrue(tess.checkpoint().get("cleanedUpAt").isPresent());
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    Map<String, Fields> after = tess.old();
    assertEquals(
        Optional.of("{\"friends\":[]}"),
        after.remove("socialData").text("socialData"),
        "the player had none, and has no friend in the new schema");
    assertEquals(before, after);
  }

  /** It was migrated, so nothing of it is lost. */
  @Test
  void theMigratedContentWrittenAgainIsNotLate() {
    Ground tess = tess();
    Map<String, Fields> before = tess.old();
    tess.migrate().cleanUp();
    tess.text("garageData", Ground.GARAGE);
    assertEquals(List.of(), new LateWrites(store).sweep(Ground.RACING, tess.player()).sources());
    assertEquals(RollbackOutcome.ROLLED_BACK, tess.back().outcome());
    assertEquals(before, tess.old());
  }

  @Test
  void inPartsAndCutShortBehindEachItComesToTheSame() {
    Limits limits = Limits.production().withCommitWrites(6);
    for (int commits = 0; commits < 40; commits++) {
      Ground tess = Ground.of(store, archive(), "uParts" + commits);
      Map<String, Fields> before = tess.old();
      tess.migrate().cleanUp();
      int[] left = {commits};
      Store dying =
          new Limited(store, limits) {
            @Override
            public <A> Applied<A> apply(Change<A> change) {
              if (left[0]-- == 0) {
                throw new StoreException(StoreException.Reason.UNAVAILABLE, "killed");
              }
              return super.apply(change);
            }
          };
      boolean isDone = isRolledBack(tess.on(dying));
      RolledBack back = tess.on(new Limited(store, limits)).back();
      assertNotEquals(RollbackOutcome.UNREADABLE, back.outcome(), back::toString);
      assertEquals(before, tess.old());
      assertEquals(Optional.empty(), tess.checkpoint().get("cleanedUpAt"));
      if (isDone) {
        assertTrue(commits > 4, "it was in parts");
        return;
      }
    }
    throw new AssertionError("more parts than expected");
  }

  private static boolean isRolledBack(Ground player) {
    try {
      player.back();
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  private Validation validate(Ground player) {
    return new Validator(store).validate(Ground.RACING, player.player(), clock);
  }

  @Test
  void behindTheCleanupTheLedgerAloneProves() {
    Ground tess = tess().migrate();
    tess.grant("op-before-1", 5);
    tess.cleanUp();
    tess.grant("op-after-01", 20);
    assertEquals(Verdict.MATCH, validate(tess).verdict(), () -> validate(tess).toString());
    assertEquals(List.of(), validate(tess).comparison().lateWrites());
    DocPath stats = new PlayerPaths(tess.player()).stats();
    store.apply(Changes.writing(new Write.Merge(stats, Fields.of("coins", Value.of(126)))));
    assertEquals(Verdict.MISMATCH, validate(tess).verdict());
    Validator validator = new Validator(store);
    assertEquals(
        Verdict.REPAIRED, validator.repair(Ground.RACING, tess.player(), clock, "run-1").verdict());
    assertEquals(Optional.of(125L), tess.fields(stats).orElseThrow().integer("coins"));
    assertEquals(Verdict.MATCH, validate(tess).verdict());
  }

  @Test
  void behindTheCleanupWhatIsMissingIsFoundAndCannotBeMadeAgain() {
    for (DocPath path : new PlayerPaths(tess().player()).singles()) {
      Ground player = tess().migrate();
      player.cleanUp();
      Fields stored = player.fields(path).orElseThrow();
      store.apply(Changes.writing(new Write.Delete(path)));
      Validation found = validate(player);
      assertEquals(Verdict.MISMATCH, found.verdict());
      assertEquals(path, found.comparison().unprovable().get(0).path());
      store.apply(Changes.writing(new Write.Put(path, stored)));
      assertEquals(Verdict.MATCH, validate(player).verdict());
      assertEquals(RollbackOutcome.ROLLED_BACK, player.back().outcome());
    }
  }

  @Test
  void behindTheCleanupALateWriteIsStillTold() {
    Ground tess = tess().migrate();
    tess.cleanUp();
    tess.text("profileData", "{\"playerCoins\":9}");
    Validation told = validate(tess);
    assertEquals(Verdict.MATCH, told.verdict());
    assertEquals(List.of("profileData"), told.comparison().lateWrites());
    assertTrue(told.comparison().isUnswept());
  }
}
