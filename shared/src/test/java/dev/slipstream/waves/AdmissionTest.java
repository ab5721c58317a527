package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.Rollout;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Meter;
import dev.slipstream.waves.Admission.Answer;
import dev.slipstream.waves.Admission.Word;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.WaveGround.Seeded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes in on sign-in. */
final class AdmissionTest {

  private static Seeded seeded;

  @TempDir private Path folder;
  private WaveGround ground;
  private Subject player = new Subject("nobody");

  @BeforeAll
  static void seed() {
    seeded = Seeded.of(10, 0);
  }

  @BeforeEach
  void open() {
    ground = new WaveGround(seeded, folder);
    player = ground.clean(1).get(0);
  }

  private Answer answer() {
    return new Admission(ground.store, false).of(WaveGround.RACING, player, ground.clock.instant());
  }

  private void assertWord(Word word) {
    Answer answer = answer();
    assertEquals(word, answer.word());
    OptionalLong now = new Rollouts(ground.store).epoch(WaveGround.RACING);
    assertEquals(word == Word.ALREADY_MIGRATED ? OptionalLong.empty() : now, answer.epoch());
  }

  @Test
  void nobodyComesInWithoutAWave() {
    assertWord(Word.NOT_IN_WAVE);
    assertEquals(OptionalLong.empty(), new Rollouts(ground.store).epoch(WaveGround.RACING));
  }

  @Test
  void everybodyComesInWithoutAWaveWhereAStackIsTried() {
    Answer answer =
        new Admission(ground.store, true).of(WaveGround.RACING, player, ground.clock.instant());
    assertEquals(Word.ADMITTED, answer.word());
    assertEquals(OptionalLong.empty(), answer.epoch());
  }

  @Test
  void whoeverWasTakenBackWaitsForTheNextWave() {
    ground.order(WaveGround.start(100));
    long epoch = ground.rollout().epoch();
    new Migrator(ground.store).migrate(WaveGround.RACING, player, epoch);
    new Rollback(ground.store)
        .rollBack(WaveGround.RACING, player, RollbackRequest.because("a complaint").under(epoch));
    assertEquals(Word.NOT_IN_WAVE, answer().word());
    ground.order(Order.of(Order.Action.ABORT));
    ground.order(WaveGround.start(100));
    assertWord(Word.ADMITTED);
  }

  @Test
  void whoseBucketIsInComesIn() {
    double share = (Rollout.bucket(WaveGround.RACING.opId(), player) + 1) / 100.0;
    ground.order(WaveGround.start(share));
    assertWord(Word.ADMITTED);
    ground.edit("percentage", new Value.Real(Math.round(share * 100 - 1) / 100.0));
    assertWord(Word.NOT_IN_WAVE);
  }

  @Test
  void canariesComeInAndThoseOnHoldDoNot() {
    ground.order(WaveGround.start(0.01));
    ground.edit("canary", Value.texts(List.of(player.id())));
    assertWord(Word.ADMITTED);
    ground.edit("hold", Value.texts(List.of(player.id())));
    assertWord(Word.NOT_IN_WAVE);
  }

  @Test
  void whileTheWaveStandsStillNobodyComesIn() {
    ground.order(WaveGround.start(100));
    ground.order(Order.of(Action.PAUSE));
    assertWord(Word.PAUSED);
    ground.order(Order.of(Action.RESUME));
    assertWord(Word.ADMITTED);
    ground.order(Order.of(Action.ABORT));
    assertWord(Word.PAUSED);
  }

  @Test
  void whoWasAwayComesInAfterTheWaveIsDone() {
    ground.order(WaveGround.start(100));
    ground.edit("hold", Value.texts(List.of(player.id())));
    ground.carryOn();
    ground.edit("hold", Value.items(List.of()));
    assertWord(Word.ADMITTED);
  }

  @Test
  void whoIsInARaceWaitsUntilItIsSettledOrGivenUp() {
    ground.order(WaveGround.start(100));
    race(false);
    assertWord(Word.PAUSED);
    race(true);
    assertWord(Word.ADMITTED);
    race(false);
    ground.clock.advance(Duration.ofMinutes(14));
    assertWord(Word.PAUSED);
    ground.clock.advance(Duration.ofMinutes(1));
    assertWord(Word.ADMITTED);
  }

  private void race(boolean isSettled) {
    Fields race = Fields.builder().put("userId", player.id()).put("settled", isSettled).build();
    ground.put(DocPath.of("raceData", "r1"), race, false);
  }

  @Test
  void anothersRaceDelaysNobody() {
    ground.order(WaveGround.start(100));
    Fields race = Fields.builder().put("userId", "another").put("settled", false).build();
    ground.put(DocPath.of("raceData", "r1"), race, false);
    assertWord(Word.ADMITTED);
  }

  @Test
  void whoIsMigratedIsToldSoWhateverTheRolloutIs() {
    new Migrator(ground.store).migrate(WaveGround.RACING, player);
    assertWord(Word.ALREADY_MIGRATED);
    ground.order(WaveGround.start(100));
    ground.order(Order.of(Action.PAUSE));
    assertWord(Word.ALREADY_MIGRATED);
    ground.edit("state", Value.of("gone"));
    assertEquals(Word.ALREADY_MIGRATED, answer().word());
  }

  @Test
  void anAnswerCostsTwoReadsAndAnAdmissionThree() {
    Meter meter = new Meter(ground.store);
    new Admission(meter, false).of(WaveGround.RACING, player, ground.clock.instant());
    assertEquals(Usage.reads(2), meter.usage());
    ground.order(WaveGround.start(100));
    meter = new Meter(ground.store);
    new Admission(meter, false).of(WaveGround.RACING, player, ground.clock.instant());
    assertEquals(Usage.reads(3), meter.usage());
  }

  @ParameterizedTest
  @CsvSource({
    "state, Running",
    "state, ''",
    "percentage, all",
    "epoch, one",
    "wave, one",
    "revision, one",
    "batchSize, 50",
    "ratePerSecond, fast",
    "canary, uid",
    "hold, uid",
    "cursor, players/uid/profileData",
    "cursor, players//profileData/profileData"
  })
  void whatAHandHasWrittenIsRefused(String field, String text) {
    assertBroken(field, Value.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "percentage, 101",
    "percentage, 0",
    "percentage, -1",
    "epoch, -1",
    "wave, -1",
    "revision, -1",
    "batchSize, 0",
    "batchSize, 51",
    "batchSize, 9999999999",
    "ratePerSecond, -1",
    "ratePerSecond, 9999999999"
  })
  void aNumberBeyondItsBoundsIsRefused(String field, long number) {
    assertBroken(field, Value.of(number));
  }

  private void assertBroken(String field, Value value) {
    ground.order(WaveGround.start(100));
    Continuation next =
        WaveGround.continuation(ground.post.take(Topic.WAVES.id()).get(0).message());
    Batch batch = new Batch(1, List.of(player));
    ground.edit(field, value);
    Fields edited = ground.read(RolloutDocument.path(WaveGround.RACING));
    String sentence = "The rollout document's %s is not what any wave writes; ".formatted(field);
    assertSays(sentence, assertThrows(WaveRefused.class, this::answer));
    assertSays(sentence, assertThrows(WaveRefused.class, () -> ground.handle(batch)));
    for (Action action : Action.values()) {
      Order order = action == Action.START ? WaveGround.start(100) : Order.of(action);
      assertSays(sentence, assertThrows(WaveRefused.class, () -> ground.order(order)));
    }
    Dispatcher.Dispatched dispatched = ground.goOn(Optional.of(next));
    assertTrue(dispatched.told().startsWith(sentence), dispatched::told);
    assertEquals(edited, ground.read(RolloutDocument.path(WaveGround.RACING)));
    assertTrue(ground.checkpoint(player).isEmpty());
  }

  private static void assertSays(String sentence, WaveRefused refused) {
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(sentence), said);
  }
}
