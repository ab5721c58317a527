package dev.slipstream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.store.StoreException;
import dev.slipstream.validation.Sweeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The local stack as a process of its own, its data in memory: what it says, serves and how it
 * ends. With a Firestore emulator the demo and the SDK test drive it.
 */
final class LocalStackTest {

  private static final String NO_SDK = "/nowhere";

  private static final String HOME = "slipstream.home";
  private static final Fields SWEEP =
      Fields.builder().put("migration", "racing").put("runId", "r1").build();

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /** The command line in a JVM that finds neither the SDK nor an emulator nor Docker. */
  private Process slipstream(Path home, String... arguments) throws IOException {
    return slipstream(Map.of(), home, arguments);
  }

  private Process slipstream(Map<String, String> variables, Path home, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Dslipstream.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Slipstream.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.remove("FIRESTORE_EMULATOR_HOST");
    environment.remove("PUBSUB_EMULATOR_HOST");
    environment.put("CLOUDSDK_ROOT", NO_SDK);
    environment.put("DOCKER_HOST", "tcp://127.0.0.1:1");
    environment.putAll(variables);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String readUntil(BufferedReader reader, String wanted) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      read.append(line).append('\n');
      if (line.contains(wanted)) {
        return read.toString();
      }
    }
    throw new AssertionError("ended without saying " + wanted + ":\n" + read);
  }

  @Test
  void withoutAnEmulatorItKeepsDataInMemoryAndSaysSo(@TempDir Path home) throws Exception {
    int port = FreePort.find();
    Process up = slipstream(home, "up", "--port", Integer.toString(port));
    BufferedReader out = up.inputReader();
    String said = readUntil(out, "ready: http://127.0.0.1:" + port);
    assertTrue(said.contains("data lives in memory"), said);
    assertTrue(said.contains("messages stay in this process"), said);

    CallableClient client = new CallableClient("http://127.0.0.1:" + port, "demo-slipstream");
    assertEquals("MASTER_DATA_MISSING", client.call("migrateUser", "u1", Map.of()).word());
    CallableClient sdk =
        new CallableClient(
            "http://127.0.0.1:" + port + "/demo-slipstream/us-central1", "demo-slipstream");
    assertEquals("MASTER_DATA_MISSING", sdk.call("migrateUser", "u1", Map.of()).word());
    assertEquals("USER_NOT_FOUND", sdk.call("readPlayer", "u1", Map.of()).word());

    up.toHandle().destroy(); // unlike up.destroy() it leaves the streams open
    readUntil(out, "ended");
    assertTrue(up.waitFor(20, TimeUnit.SECONDS), "ends on SIGTERM");
    assertEquals(ExitCodes.DONE, up.exitValue());
  }

  @Test
  void whatIsPublishedIsPushedToItsFunction(@TempDir Path home) throws Exception {
    try (Emulator emulator = pubSub()) {
      int port = FreePort.find();
      Process up =
          slipstream(
              Map.of("PUBSUB_EMULATOR_HOST", emulator.host()),
              home,
              "up",
              "--port",
              Integer.toString(port));
      BufferedReader out = up.inputReader();
      String said = readUntil(out, "ready: ");
      assertTrue(said.contains("Pub/Sub emulator at " + emulator.host()), said);
      String stackFile = Files.readString(home.resolve("target/stack-demo-slipstream.json"));
      assertTrue(stackFile.contains("\"pubSubHost\":\"" + emulator.host()), stackFile);

      try (Messages messages = messagesAt(home)) {
        messages.publish(Sweeper.TOPIC, SWEEP);
        readUntil(out, "validateSweep: done");
      }
      up.toHandle().destroy(); // unlike up.destroy() it leaves the streams open
      readUntil(out, "ended");
      assertTrue(up.waitFor(20, TimeUnit.SECONDS), "ends on SIGTERM");
      assertEquals(ExitCodes.DONE, up.exitValue());
    }
  }

  /** What a verb in another terminal publishes by. */
  private static Messages messagesAt(Path home) {
    String before = System.setProperty(HOME, home.toString());
    try {
      return Connection.messages(new GlobalOptions());
    } finally {
      System.setProperty(HOME, before);
    }
  }

  private static Emulator pubSub() {
    return Emulators.ofThisMachine()
        .find(Kind.PUBSUB)
        .orElseGet(
            () -> {
              String ways = Emulators.waysToGet(Kind.PUBSUB);
              return Boolean.getBoolean("slipstream.requireEmulators") ? fail(ways) : abort(ways);
            });
  }

  @Test
  void withoutPubSubItTakesMessagesByPost(@TempDir Path home) throws Exception {
    int port = FreePort.find();
    Process up = slipstream(home, "up", "--in-process", "--port", Integer.toString(port));
    BufferedReader out = up.inputReader();
    String said = readUntil(out, "ready: ");
    assertTrue(said.contains("messages stay in this process, without Pub/Sub"), said);

    Messages messages = messagesAt(home);
    messages.publish(Sweeper.TOPIC, SWEEP);
    readUntil(out, "validateSweep: done");
    StoreException refused =
        assertThrows(
            StoreException.class, () -> messages.publish(Topic.FAILURES.id(), Fields.empty()));
    assertEquals(StoreException.Reason.REFUSED, refused.reason());
    messages.close();
    assertThrows(IllegalStateException.class, () -> messages.publish(Sweeper.TOPIC, SWEEP));
  }

  @Test
  void whereNoStackRunsNobodyTakesMessages(@TempDir Path home) {
    assumeTrue(System.getenv("PUBSUB_EMULATOR_HOST") == null, "an emulator is named");
    CannotGoOn refused = assertThrows(CannotGoOn.class, () -> messagesAt(home));
    assertEquals(
        "nobody takes messages for project demo-slipstream: start ./slipstream up in another"
            + " terminal",
        refused.getMessage());
  }

  @Test
  void whereAnEmulatorIsRequiredItNamesTheWaysToGetOne(@TempDir Path home) throws Exception {
    Process up = slipstream(home, "up", "--require-emulator");
    String said = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCodes.CANNOT_GO_ON, up.waitFor(), said);
    assertEquals(1, said.lines().count(), said);
    for (String way : List.of("FIRESTORE_EMULATOR_HOST", "Google Cloud SDK", "Docker")) {
      assertTrue(said.contains(way), said);
    }
  }

  @Test
  void aVerbWithoutAFirestoreSaysHowToGetOne(@TempDir Path home) throws Exception {
    Process plan = slipstream(home, "plan", "--all");
    String said = new String(plan.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCodes.CANNOT_GO_ON, plan.waitFor(), said);
    assertTrue(said.contains("./slipstream up"), said);
  }
}
