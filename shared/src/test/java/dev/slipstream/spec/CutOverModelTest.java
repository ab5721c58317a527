package dev.slipstream.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipstream.spec.Verdict.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model of a player's cut-over, {@code docs/model}, checked by TLC. */
final class CutOverModelTest {

  private static final Path MODEL = Path.of(System.getProperty("slipstream.root"), "docs", "model");
  private static final String MODULE = "CutOver";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "pessimistic-off-sweep",
        "pessimistic-onArrival-sweep",
        "pessimistic-atCommit",
        "pessimistic-atCommit-sweep",
        "optimistic-off-sweep",
        "optimistic-onArrival-sweep",
        "optimistic-atCommit",
        "optimistic-atCommit-sweep"
      })
  void noWriteIsLostWithASweepOrAFenceAtTheCommit(String configuration) throws Exception {
    Verdict verdict = check(configuration);
    System.out.println(
        "TLC: " + configuration + " holds in " + verdict.distinctStates() + " distinct states");
    assertTrue(verdict.holds(), verdict.output());
    assertTheReadmeHas("| `" + configuration + "` | holds | " + verdict.distinctStates() + " |");
  }

  /** The model can fail. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"pessimistic-off", "optimistic-off", "optimistic-onArrival"})
  void aLateWriteIsLostWithoutASweepOrAFenceAtTheCommit(String configuration) throws Exception {
    traceOfTheLostWrite(configuration);
  }

  /** As the emulator was seen to do it. */
  @Test
  void aLateWriteIsLostThatHadPassedTheFenceBeforeItWaitedForTheLock() throws Exception {
    Step arrival =
        traceOfTheLostWrite("pessimistic-onArrival").stream()
            .filter(step -> step.action().equals("Arrive"))
            .findFirst()
            .orElseThrow();
    assertFalse(isCompleted(arrival), arrival.state());
    assertTrue(arrival.state().contains("\"committing\""), arrival.state());
  }

  private static List<Step> traceOfTheLostWrite(String configuration)
      throws IOException, InterruptedException {
    Verdict verdict = check(configuration);
    assertEquals(Optional.of("NoLostWrite"), verdict.violated(), verdict.output());
    List<Step> trace = verdict.trace();
    System.out.println("TLC: " + configuration + " loses a late write: " + actions(trace));
    assertTrue(trace.stream().anyMatch(CutOverModelTest::isLateWrite), verdict.output());
    assertTheReadmeHas("| `" + configuration + "` | loses a late write | |");
    return trace;
  }

  /** A legacy write that landed after the cut-over. */
  private static boolean isLateWrite(Step step) {
    return step.action().equals("Land") && isCompleted(step);
  }

  private static boolean isCompleted(Step step) {
    return step.state().contains("status |-> \"completed\"");
  }

  private static String actions(List<Step> trace) {
    return trace.stream().map(Step::action).collect(Collectors.joining(", "));
  }

  @Test
  void theConfigurationsDifferInNothingButTheirConstants() throws IOException {
    String any = text("pessimistic-off.cfg");
    String checked = any.substring(any.indexOf("SPECIFICATION"));
    Set<String> expected = new TreeSet<>();
    for (String lock : List.of("pessimistic", "optimistic")) {
      for (String fence : List.of("off", "onArrival", "atCommit")) {
        for (boolean sweep : List.of(false, true)) {
          String name = lock + "-" + fence + (sweep ? "-sweep" : "") + ".cfg";
          assertEquals(constants(lock, fence, sweep) + checked, text(name), name);
          expected.add(name);
        }
      }
    }
    assertEquals(expected, configurations());
  }

  private static String constants(String lock, String fence, boolean sweep) {
    return """
        CONSTANTS
          Lock = "%s"
          Fence = "%s"
          Sweep = %s

        """
        .formatted(lock, fence, sweep ? "TRUE" : "FALSE");
  }

  private static Set<String> configurations() throws IOException {
    try (Stream<Path> files = Files.list(MODEL)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cfg"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** An invariant that nothing can violate proves nothing: each mistake below is seen. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void everyMistakeIsSeen(
      String mistake, String configuration, String right, String wrong, String violated)
      throws Exception {
    String model = text(MODULE + ".tla");
    assertEquals(2, model.split(Pattern.quote(right), -1).length, "stands once: " + right);
    Verdict verdict =
        Tlc.check(
            mistake.replace(' ', '-'),
            MODULE,
            model.replace(right, wrong),
            text(configuration + ".cfg"));
    assertEquals(Optional.of(violated), verdict.violated(), verdict.output());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "no lock is asked for",
            "pessimistic-atCommit-sweep",
            "THEN ~OthersHoldLocks(m) ELSE",
            "THEN TRUE ELSE",
            "LocksProtect"),
        arguments(
            "what was read is not compared",
            "optimistic-atCommit-sweep",
            "ELSE IsAsSeen(m)\n\n",
            "ELSE TRUE\n\n",
            "AsOfTheCommit"),
        arguments(
            "the blob alone is compared",
            "optimistic-atCommit-sweep",
            "IsAsSeen(m) == seen[m] = [blob |-> blob, checkpoint |-> checkpoint]",
            "IsAsSeen(m) == seen[m].blob = blob",
            "MigratedOnce"),
        arguments(
            "a migrator does not ask whether it is done",
            "pessimistic-atCommit-sweep",
            "IF Completed THEN Goes(m, \"done\", Unread)",
            "IF applied = 2 THEN Goes(m, \"done\", Unread)",
            "MigratedOnce"),
        arguments(
            "nobody looks at the epoch",
            "optimistic-atCommit-sweep",
            "IsOutdated(m) == Epoch[m] < checkpoint.epoch",
            "IsOutdated(m) == FALSE",
            "Fenced"),
        arguments(
            "the checkpoint names another version",
            "optimistic-atCommit-sweep",
            "documents' = Plan(seen[m].blob)",
            "documents' = Plan(2)",
            "Refinement"),
        arguments(
            "the opening entries are not in the commit",
            "optimistic-atCommit-sweep",
            "applied' = applied + 1",
            "applied' = applied",
            "OneAuthority"),
        arguments(
            "the sweep restores the blob and keeps nothing",
            "pessimistic-off-sweep",
            "quarantine' = quarantine \\cup {blob}\n  /\\ UNCHANGED <<blob,",
            "blob' = checkpoint.source\n  /\\ UNCHANGED <<quarantine,",
            "NotDestroyed"),
        arguments(
            "the sweep is done with a player that it has found once",
            "pessimistic-off-sweep",
            "SweepFinds == Sweep /\\ IsLate",
            "SweepFinds == Sweep /\\ IsLate /\\ quarantine = {}",
            "NoLostWrite"),
        arguments(
            "only messages of an older wave come",
            "optimistic-atCommit-sweep",
            "redelivery |-> 2]",
            "redelivery |-> 1]",
            "liveness"));
  }

  private static Verdict check(String configuration) throws IOException, InterruptedException {
    return Tlc.check(configuration, MODULE, text(MODULE + ".tla"), text(configuration + ".cfg"));
  }

  /** The table in the model's README is what TLC says today. */
  private static void assertTheReadmeHas(String row) throws IOException {
    assertTrue(text("README.md").lines().anyMatch(row::equals), "no such row: " + row);
  }

  private static String text(String file) throws IOException {
    return Files.readString(MODEL.resolve(file));
  }
}
