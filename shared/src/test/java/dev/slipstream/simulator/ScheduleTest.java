package dev.slipstream.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Schedules that were found once are played again in every build: a file each, in {@code
 * src/test/resources/schedules}. With {@code -Dslipstream.replay=SCHEDULE} that one is played
 * instead.
 */
final class ScheduleTest {

  private static final Path FOLDER = Path.of("src/test/resources/schedules");

  @TestFactory
  Stream<DynamicTest> whatWasFoundOnce() throws IOException {
    String replay = System.getProperty("slipstream.replay", "");
    if (!replay.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest(replay, () -> Schedule.replay(replay)));
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream().map(ScheduleTest::test);
    }
  }

  private static DynamicTest test(Path file) {
    return DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file));
  }

  /** Comments, then the schedule, then where one must fail {@code violates ORACLE}. */
  private static void play(Path file) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
    if (lines.size() == 1) {
      Schedule.replay(lines.get(0));
    } else {
      Violation found = assertThrows(Violation.class, () -> Schedule.replay(lines.get(0)));
      assertEquals(lines.get(1), "violates " + found.what().oracle());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | not a schedule: \"nonsense\"; it is",
        "redelivery/optimistic:A | not a schedule: \"redelivery/optimistic:A\"; it is",
        "nobody/optimistic/off/sweep/0-crashes/0-faults:A"
            + " | \"nobody\" is no scenario; there are redelivery, late-writer,",
        "redelivery/somehow/off/sweep/0-crashes/0-faults:A"
            + " | \"somehow\" does not fit into a schedule, which is",
        "redelivery/optimistic/off/swept/0-crashes/0-faults:A"
            + " | \"swept\" does not fit into a schedule",
        "redelivery/optimistic/off/sweep/-1-crashes/0-faults:A"
            + " | \"-1-crashes\" does not fit into a schedule",
        "redelivery/optimistic/off/sweep/0-crashes/0-faults:seed=x"
            + " | \"seed=x\" does not fit into a schedule",
        "redelivery/optimistic/off/sweep/0-crashes/0-faults:A,A-crash"
            + " | move 2 of the replay is \"A-crash\", but what may happen there is [A, B]",
        "redelivery/optimistic/off/sweep/0-crashes/0-faults:C"
            + " | move 1 of the replay is \"C\", but what may happen there is [A, B]",
        "redelivery/optimistic/off/sweep/0-crashes/0-faults:A,"
            + " | move 2 of the replay is \"\", but what may happen there is"
      })
  void whatDoesNotFitIsNamedInOneLine(String text, String because) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Schedule.replay(text)).getMessage();
    assertEquals(because, message.substring(0, because.length()));
    assertEquals(1, message.lines().count());
  }
}
