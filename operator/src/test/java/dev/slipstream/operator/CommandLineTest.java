package dev.slipstream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the operator reads, and the exit code, when a verb is not given what it needs. */
final class CommandLineTest {

  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commandLine = Slipstream.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    commandLine.setOut(new PrintWriter(new StringWriter(), true));
    return commandLine.execute(arguments);
  }

  private void assertOneLine(String part) {
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(part), err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "up --port many",
        "up --colour",
        "plan",
        "plan --all --user u1",
        "plan --since yesterday",
        "plan --user a/b",
        "rollback",
        "rollback --all --user u1",
        "rollback --wave 5 --all",
        "rollback --wave 0",
        "rollback --wave 101",
        "rollback --wave 5.125",
        "rollback --since 2026-13-01",
        "rollback --user u1 --execute",
        "rollback --all --reason abort --execute",
        "rollback --all --reason abort --execute --confirm another-project",
        "validate",
        "validate --all --sample 3",
        "validate --sample 0",
        "validate --all --repair",
        "validate --all --certificate x",
        "cleanup",
        "cleanup --all",
        "cleanup --certificate r1",
        "cleanup --all --certificate r1 --reverse-window -1",
        "cleanup --all --certificate r1 --reverse-window 0 --project the-game",
        "cleanup --all --certificate r1 --reverse-window soon",
        "cleanup --user u1 --certificate r1 --execute",
        "cleanup --all --certificate r1 --execute --confirm the-game",
        "seed",
        "seed players --count 0",
        "seed players --dirt 101",
        "demo --players 0",
        "mappings",
        "wave",
        "wave fly",
        "wave start",
        "wave start many",
        "wave start 0",
        "wave start 5.125",
        "wave start 100.01",
        "wave start NaN",
        "wave start 5 --rate fast",
        "wave start 5 --canary a/b",
        "wave set",
        "wave set --reason x",
        "quarantine",
        "quarantine show",
        "quarantine show a/b",
        "quarantine release",
        "quarantine release --user u1 --fingerprint f1",
        "quarantine release --user a/b",
        "bench",
        "bench economy --operations 7"
      })
  void whatIsNotUnderstoodIsUsage(String line) {
    assertEquals(ExitCodes.USAGE, run(line.isEmpty() ? new String[0] : line.split(" ", -1)));
    assertTrue(err.toString().contains("Usage: slipstream"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "plan",
        "migrate",
        "rollback",
        "validate",
        "cleanup",
        "seed",
        "mappings",
        "wave",
        "quarantine",
        "bench"
      })
  void everyVerbExplainsItself(String verb) {
    assertEquals(ExitCodes.DONE, run(verb, "--help"));
  }

  /** One that stands alone is taken for a format, and help begins with a warning. */
  @Test
  void everyPercentSignOfAHelpTextIsDoubled() {
    List<String> lines = descriptions(Slipstream.commandLine()).toList();
    assertTrue(lines.size() > 50, lines::toString);
    assertEquals(
        List.of(), lines.stream().filter(line -> line.replace("%%", "").contains("%")).toList());
  }

  private static Stream<String> descriptions(CommandLine command) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    return Stream.of(
            Stream.of(spec.usageMessage().description()),
            spec.args().stream().flatMap(argument -> Stream.of(argument.description())),
            command.getSubcommands().values().stream().flatMap(CommandLineTest::descriptions))
        .flatMap(lines -> lines);
  }

  @Test
  void aCleanupWithoutACertificateIsOneLine() {
    assertEquals(
        ExitCodes.CANNOT_GO_ON, run("cleanup", "--user", "u1", "--certificate", "no-such-run"));
    assertOneLine("There is no certificate certificates/racing/no-such-run.json; validate all.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--execute", "--execute --confirm the-game"})
  void aCleanupThatIsNotConfirmedSaysHow(String options) {
    String line = "cleanup --user u1 --certificate r1 " + options;
    assertEquals(ExitCodes.USAGE, run(line.split(" ", -1)));
    assertTrue(err.toString().contains("needs --confirm demo-slipstream"), err.toString());
  }

  @Test
  void aDuplicateIdInAMappingIsOneLine(@TempDir Path folder) throws Exception {
    String table =
        """
        {"kind": "car", "version": "v1", "createdAt": 1, "mappings":
         {"A": "car_9q7m2k4d1t", "B": "car_9q7m2k4d1t"}}
        """;
    Files.writeString(folder.resolve("cars.json"), table);
    assertEquals(ExitCodes.CANNOT_GO_ON, run("seed", "mappings", "--mappings", folder.toString()));
    assertOneLine("car_9q7m2k4d1t is given twice");
  }

  @Test
  void aMappingThatCannotBeReadIsOneLine(@TempDir Path folder) {
    assertEquals(ExitCodes.CANNOT_GO_ON, run("seed", "mappings", "--mappings", folder.toString()));
    assertOneLine("cars.json cannot be used");
  }

  @Test
  void syntheticPlayersStayOutOfRealProjects() {
    assertEquals(ExitCodes.CANNOT_GO_ON, run("seed", "players", "--project", "the-game"));
    assertOneLine("demo- projects only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--project the-game seed players", "seed --project the-game players"})
  void globalOptionsStandAnywhere(String line) {
    assertEquals(ExitCodes.CANNOT_GO_ON, run(line.split(" ", -1)));
    assertOneLine("not into the-game");
  }

  @Test
  void theLocalStackServesDemoProjectsOnly() {
    assertEquals(ExitCodes.CANNOT_GO_ON, run("up", "--project", "the-game"));
    assertOneLine("demo- projects only");
  }

  @Test
  void aPortThatIsTakenIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertEquals(ExitCodes.CANNOT_GO_ON, run("up", "--port", port));
      assertOneLine("port " + port + " is taken");
    }
  }
}
