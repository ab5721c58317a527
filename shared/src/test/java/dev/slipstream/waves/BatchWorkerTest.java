package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Meter;
import dev.slipstream.waves.BatchWorker.Handled;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One batch, and the one player of it with whom something is wrong. */
final class BatchWorkerTest {

  private static final String BROKEN = "{\"playerCoins\":\"a lot\"}";

  private static Seeded seeded;

  @TempDir private Path folder;
  private WaveGround ground;
  private List<Subject> players = List.of();
  private Subject poor = new Subject("nobody");

  @BeforeAll
  static void seed() {
    seeded = Seeded.of(60, 0);
  }

  @BeforeEach
  void start() {
    ground = new WaveGround(seeded, folder);
    players = ground.clean(50);
    poor = players.get(20);
    ground.order(WaveGround.start(100));
  }

  private Batch batch() {
    return new Batch(ground.rollout().epoch(), players);
  }

  private Handled handle() {
    return ground.handle(batch());
  }

  private void write(String profile) {
    DocPath blob = LegacyPaths.blob(poor, "profileData");
    ground.put(blob, Fields.of("profileData", Value.of(profile)), false);
  }

  private String profile() {
    DocPath blob = LegacyPaths.blob(poor, "profileData");
    return ground.read(blob).text("profileData").orElseThrow();
  }

  private long retries() {
    return ground.checkpoint(poor).orElseThrow().retryCount();
  }

  @Test
  void onePoisonedPlayerTakesNobodyAlong() {
    write(BROKEN);
    Handled handled = handle();
    assertEquals(Map.of("migrated", 49L, "failed", 1L), handled.outcomes());
    Fields entry = ground.quarantined(poor).orElseThrow();
    assertEquals(Optional.of("BAD_NUMBER"), entry.text("code"));
    assertEquals(Optional.of("/playerCoins"), entry.text("at"));
    assertEquals(
        Optional.of(QuarantineEntries.fingerprint(handled.failed().get(0).reason())),
        entry.text("fingerprint"));
    assertEquals(Map.of("racing:" + poor.id(), entry), ground.quarantined());
  }

  @Test
  void severalAtOnceEndAsOneAfterAnotherAndAreBilledAlike() {
    write(BROKEN);
    Meter meter = new Meter(ground.store);
    Handled handled = ground.worker(meter, 8).handle(WaveGround.RACING, batch());
    assertEquals(Map.of("migrated", 49L, "failed", 1L), handled.outcomes());
    assertEquals(List.of(poor), handled.failed().stream().map(BatchWorker.Failed::player).toList());
    assertEquals(meter.usage(), handled.usage());
  }

  @Test
  void whoeverIsDoneCostsOneRead() {
    handle();
    Meter meter = new Meter(ground.store);
    Handled again = ground.worker(meter).handle(WaveGround.RACING, batch());
    assertEquals(Map.of("already_migrated", 50L), again.outcomes());
    assertEquals(Usage.reads(1 + 50), again.usage());
    assertEquals(again.usage(), meter.usage());
  }

  /** The look beside the transaction, and the look for what they are in the middle of. */
  @Test
  void whoeverIsNotCostsTwoReadsMoreThanMigrating() {
    Meter meter = new Meter(ground.store);
    Handled handled = ground.worker(meter).handle(WaveGround.RACING, batch());
    assertEquals(meter.usage(), handled.usage());
    Usage billed =
        players.stream()
            .map(player -> ground.checkpoint(player).orElseThrow().billed())
            .reduce(Usage.reads(1), Usage::plus);
    assertEquals(billed.plus(Usage.reads(2 * 50)), handled.usage());
  }

  @Test
  void aFaultOfOursIsThePlayersFailureAndNamesItsPlace() {
    Migration<?> faulty =
        Altered.of(
            WaveGround.RACING,
            "read",
            given -> {
              if (given.get(0).equals(poor)) {
                throw new IllegalStateException("of player " + poor.id());
              }
              return given;
            });
    Handled handled = ground.worker(ground.store).handle(faulty, batch());
    assertEquals(Map.of("migrated", 49L, "failed", 1L), handled.outcomes());
    Fields entry = ground.quarantined(poor).orElseThrow();
    assertEquals(Optional.of("UNEXPECTED_FAILURE"), entry.text("code"));
    String place = entry.text("at").orElseThrow();
    assertTrue(place.startsWith("IllegalStateException@waves.BatchWorkerTest:"), place);
    assertFalse(entry.toString().contains("of player"), "what was thrown may quote data");
    Handled again = ground.worker(ground.store).handle(faulty, batch());
    assertEquals(Map.of("already_migrated", 49L, "still_failing", 1L), again.outcomes());
    assertEquals(1, retries());
    assertEquals(Map.of("already_migrated", 49L, "migrated", 1L), handle().outcomes());
    assertEquals(Map.of(), ground.quarantined());
  }

  private Store failing(Reason reason) {
    return new Interrupted(
        ground.store,
        WaveGround.RACING.checkpoint(poor),
        () -> {
          throw new StoreException(reason, "by this test");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTENTION", "UNAVAILABLE"})
  void whatFailsForTheMomentComesAgainAfterAllOthers(Reason reason) {
    BatchWorker worker = ground.worker(failing(reason));
    StoreException thrown =
        assertThrows(StoreException.class, () -> worker.handle(WaveGround.RACING, batch()));
    assertEquals(reason, thrown.reason());
    assertEquals(List.of(poor), players.stream().filter(one -> !ground.isMigrated(one)).toList());
    assertEquals(Map.of(), ground.quarantined());
    assertEquals(Map.of("already_migrated", 49L, "migrated", 1L), handle().outcomes());
  }

  @Test
  void whatTheStoreRefusesIsThePlayersFailure() {
    Handled handled = ground.worker(failing(Reason.REFUSED)).handle(WaveGround.RACING, batch());
    assertEquals(Map.of("migrated", 49L, "failed", 1L), handled.outcomes());
    assertEquals(Optional.of("STORE_REFUSED"), ground.quarantined(poor).orElseThrow().text("code"));
  }

  /** Also where the store fails once more, while the failure is written down. */
  @Test
  void aFailureThatCannotBeWrittenComesAgainAfterAllOthers() {
    DocPath place = WaveGround.RACING.checkpoint(poor);
    Store thenUnavailable =
        new Interrupted(
            new Interrupted(ground.store, place, this::unavailable), place, this::refused);
    BatchWorker worker = ground.worker(thenUnavailable);
    assertThrows(StoreException.class, () -> worker.handle(WaveGround.RACING, batch()));
    assertEquals(List.of(poor), players.stream().filter(one -> !ground.isMigrated(one)).toList());
    assertEquals(Map.of("already_migrated", 49L, "migrated", 1L), handle().outcomes());
  }

  private void unavailable() {
    throw new StoreException(Reason.UNAVAILABLE, "by this test");
  }

  private void refused() {
    throw new StoreException(Reason.REFUSED, "by this test");
  }

  @Test
  void onTheSameDataUnderTheSameEpochNobodyFailsTwice() {
    write(BROKEN);
    handle();
    assertEquals(Map.of("already_migrated", 49L, "still_failing", 1L), handle().outcomes());
    assertEquals(1, retries());
    write("{\"playerCoins\":[]}");
    assertEquals(Map.of("already_migrated", 49L, "failed", 1L), handle().outcomes());
    assertEquals(2, retries());
  }

  @Test
  void afterTheLastAttemptPeopleAreTold() {
    write(BROKEN);
    for (int attempt = 1; attempt <= 5; attempt++) {
      assertEquals(attempt == 5 ? 1 : 0, handle().exhausted().size());
      assertEquals(attempt, retries());
      ground.order(Order.of(Action.ABORT));
      ground.order(WaveGround.start(100));
    }
    assertEquals(Map.of("already_migrated", 49L, "retries_exhausted", 1L), handle().outcomes());
    ground.post.deliver(Topic.FAILURES.id());
    Fields notice =
        Fields.builder()
            .put("migration", "racing")
            .put("userId", poor.id())
            .put("code", "BAD_NUMBER")
            .put("phase", ground.quarantined(poor).orElseThrow().text("phase").orElseThrow())
            .put("at", "/playerCoins")
            .put("attempts", 5)
            .build();
    assertEquals(List.of(notice), ground.notices);
  }

  @Test
  void whoeverWasTakenBackIsLeftAloneUntilTheNextWave() {
    handle();
    RollbackRequest request =
        RollbackRequest.because("a complaint").under(ground.rollout().epoch());
    new Rollback(ground.store).rollBack(WaveGround.RACING, poor, request);
    assertEquals(Map.of("already_migrated", 49L, "taken_back", 1L), handle().outcomes());
    ground.order(Order.of(Action.ABORT));
    ground.order(WaveGround.start(100));
    assertEquals(Map.of("already_migrated", 49L, "migrated", 1L), handle().outcomes());
  }

  /**
   * The failure is committed before people are told of it, and either may be the last thing done.
   */
  @Test
  void ifTellingFailsTheNextDeliveryTells() {
    write(BROKEN);
    for (int attempt = 1; attempt < 5; attempt++) {
      handle();
      ground.order(Order.of(Action.ABORT));
      ground.order(WaveGround.start(100));
    }
    BatchWorker mute = new BatchWorker(ground.store, () -> this::refuse, ground.clock, 1);
    assertThrows(StoreException.class, () -> mute.handle(WaveGround.RACING, batch()));
    assertEquals(5, retries());
    assertEquals(Map.of("already_migrated", 49L, "retries_exhausted", 1L), handle().outcomes());
    ground.post.deliver(Topic.FAILURES.id());
    assertEquals(1, ground.notices.size());
  }

  private void refuse(String topic, Fields message) {
    throw new StoreException(Reason.UNAVAILABLE, "no " + topic + " for " + message);
  }

  @Test
  void whoeverIsReleasedIsTriedAgainUnderTheSameEpoch() {
    String sound = profile();
    write(BROKEN);
    handle();
    QuarantineEntries entries = new QuarantineEntries(ground.store);
    entries.release(WaveGround.RACING, poor);
    assertEquals(Map.of(), ground.quarantined());
    assertEquals(Map.of("already_migrated", 49L, "failed", 1L), handle().outcomes());
    assertEquals(1, retries());
    entries.release(WaveGround.RACING, poor);
    write(sound);
    assertEquals(Map.of("already_migrated", 49L, "migrated", 1L), handle().outcomes());
    assertEquals(Map.of(), ground.quarantined());
  }

  @Test
  void theFifthAlikeStopsTheWaveAndTheRestIsDone() {
    for (Subject one : players.subList(10, 16)) {
      poor = one;
      write(BROKEN);
    }
    Handled handled = handle();
    assertEquals(Map.of("migrated", 44L, "failed", 6L), handled.outcomes());
    assertEquals(State.PAUSED, ground.rollout().state());
    assertEquals(Optional.of(ground.rollout().reason()), handled.stopped());
    assertTrue(ground.rollout().reason().startsWith("5 players failed with one fingerprint"));
    assertEquals(Map.of("paused", 50L), handle().outcomes());
    String fingerprint = ground.quarantined(poor).orElseThrow().text("fingerprint").orElseThrow();
    ground.order(Order.of(Action.RESUME).accepting(List.of(fingerprint)));
    assertEquals(Optional.empty(), handle().stopped());
    assertEquals(State.RUNNING, ground.rollout().state());
  }

  @Test
  void aBatchThatNobodyHandedOutIsRefused() {
    WaveRefused refused =
        assertThrows(
            WaveRefused.class,
            () -> ground.handle(new Batch(ground.rollout().epoch() + 1, players)));
    assertEquals(
        "The batch is of epoch 2, and the rollout of racing is at 1; only the dispatcher publishes"
            + " batches.",
        refused.getMessage());
    assertEquals(Optional.empty(), ground.checkpoint(poor));
  }

  @Test
  void whoeverIsOnHoldStaysWhereTheyAre() {
    ground.edit("hold", Value.texts(List.of(poor.id())));
    assertEquals(Map.of("migrated", 49L, "not_in_wave", 1L), handle().outcomes());
    assertEquals(Optional.empty(), ground.checkpoint(poor));
  }
}
