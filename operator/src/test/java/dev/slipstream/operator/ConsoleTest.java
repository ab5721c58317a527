package dev.slipstream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a task is, where nobody looks at a terminal. */
final class ConsoleTest {

  private static List<String> progress(long total, int steps) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Console.Progress progress = new Console(out, out, false, false).progress("done", total)) {
      for (int i = 0; i < steps; i++) {
        progress.step();
      }
    }
    return said.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void eachTenthIsALine() {
    assertEquals(10, progress(1_000, 1_000).size());
    assertEquals("  done: 100 of 1000", progress(1_000, 100).get(0));
    assertEquals(List.of("  done: 1 of 2", "  done: 2 of 2"), progress(2, 2));
  }

  /** How many there are is counted before the first, and more may come. */
  @Test
  void whoComesBeyondTheNumberIsNoLine() {
    assertEquals(List.of("  done: 1 of 2", "  done: 2 of 2"), progress(2, 500));
    assertEquals(List.of(), progress(0, 500));
  }
}
