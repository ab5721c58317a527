package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast writes may be sent, by a clock that is turned by hand. */
final class RampTest {

  @ParameterizedTest
  @CsvSource({"0, 500", "299, 500", "300, 750", "600, 1125", "3600, 64873"})
  void halfAsManyAgainInEachFiveMinutes(long seconds, long perSecond) {
    assertEquals(perSecond, (long) Ramp.perSecond(Duration.ofSeconds(seconds)));
  }

  @Test
  void whoIsBelowTheBudgetNeverWaits() {
    Ramp ramp = Ramp.START;
    for (int second = 0; second < 100; second++) {
      Ramp.Slot slot = ramp.take(Duration.ofSeconds(second), 500);
      assertEquals(Duration.ZERO, slot.pause());
      ramp = slot.then();
    }
  }

  @Test
  void whoIsAboveItWaitsForItsTurn() {
    Ramp.Slot first = Ramp.START.take(Duration.ZERO, 250);
    Ramp.Slot second = first.then().take(Duration.ZERO, 250);
    Ramp.Slot third = second.then().take(Duration.ofMillis(600), 5);
    assertEquals(Duration.ZERO, first.pause());
    assertEquals(Duration.ofMillis(500), second.pause());
    assertEquals(Duration.ofMillis(400), third.pause());
  }

  @Test
  void whatWasNotUsedIsNotSavedUp() {
    Ramp.Slot first = Ramp.START.take(Duration.ofSeconds(200), 500);
    assertEquals(Duration.ofSeconds(1), first.then().take(Duration.ofSeconds(200), 1).pause());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void noSecondHasMoreThanItsShare(long seed) {
    Random random = new Random(seed);
    Ramp ramp = Ramp.START;
    Duration now = Duration.ZERO;
    long[] sent = new long[1_300];
    while (now.toSeconds() < 1_200) {
      int writes = 1 + random.nextInt(5);
      Ramp.Slot slot = ramp.take(now, writes);
      ramp = slot.then();
      now = now.plus(slot.pause());
      sent[(int) now.toSeconds()] += writes;
      now = random.nextInt(2_000) == 0 ? now.plusSeconds(random.nextInt(20)) : now;
    }
    for (int second = 0; second < 1_200; second++) {
      double share = Ramp.perSecond(Duration.ofSeconds(second)) + 5;
      assertTrue(sent[second] <= share, second + ": " + sent[second] + " of " + share);
    }
  }
}
