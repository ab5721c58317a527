package dev.slipstream.waves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A million players in constant memory. */
final class MultitudeTest {

  private static final long PLAYERS = 1_000_000;
  private static final int PAGE = 300;

  /**
   * A page is billed as its ids. The first pass looks at nothing else; the second, which proves
   * that nobody is left, at each checkpoint besides.
   */
  @Test
  void eachIsHandedOutOnceAndBilledOnceAPass() throws Exception {
    Map<String, String> told = run();
    long pages = (PLAYERS + PAGE - 1) / PAGE;
    assertEquals("DONE", told.get("state"));
    assertEquals(1, number(told, "sweeps"));
    assertEquals(PLAYERS, number(told, "migrated"));
    assertEquals(PLAYERS / RolloutDocument.MAX_BATCH, number(told, "batches"));
    assertEquals(2 * pages, number(told, "pages"));
    assertEquals(2 * PLAYERS, number(told, "paging"));
    assertEquals(PLAYERS, number(told, "looks"));
    assertTrue(number(told, "shifts") > 1, "it went on by messages");
  }

  private static long number(Map<String, String> told, String name) {
    return Long.parseLong(told.get(name));
  }

  private static Map<String, String> run() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MultitudeProgram.class.getName(),
                Long.toString(PLAYERS))
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    System.out.println("a million players: " + output);
    return Stream.of(output.split(" "))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
  }
}
