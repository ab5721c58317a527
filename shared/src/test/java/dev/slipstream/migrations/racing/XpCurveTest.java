package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XpCurveTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 100",
    "3, 250",
    "4, 450",
    "5, 700",
    "6, 1000",
    "7, 1350",
    "8, 1750",
    "9, 2200",
    "10, 2700",
    "12, 3850",
    "15, 5950",
    "20, 10450",
    "25, 16200",
    "30, 23200",
    "40, 40950",
    "50, 63700",
    "75, 142450",
    "100, 252450",
    "133, 445500",
    "200, 1004950"
  })
  void takesTheXpOfTheContractsTable(long level, long xp) {
    assertEquals(xp, XpCurve.xpAt(level));
    assertEquals(level, XpCurve.levelOf(xp));
  }

  @Test
  void changesTheLevelExactlyAtEachBoundary() {
    for (long level = 2; level <= 10_000; level++) {
      long xp = XpCurve.xpAt(level);
      assertEquals(level - 1, XpCurve.levelOf(xp - 1));
      assertEquals(level, XpCurve.levelOf(xp));
      assertEquals(level, XpCurve.levelOf(xp + 1));
    }
  }

  @Test
  void isExactUpToTheLargestXpThatCanBeStored() {
    long top = XpCurve.levelOf(Limits.MAX_EXACT);
    assertEquals(18_981_252, top);
    for (long level = top - 10_000; level <= top; level++) {
      long xp = XpCurve.xpAt(level);
      assertEquals(level - 1, XpCurve.levelOf(xp - 1));
      assertEquals(level, XpCurve.levelOf(xp));
    }
  }

  @Test
  void isLevelOneWithoutXp() {
    assertEquals(1, XpCurve.levelOf(0));
    assertEquals(1, XpCurve.levelOf(99));
  }
}
