package dev.slipstream.operator.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.Keep;
import dev.slipstream.engine.Bulk;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.Slipstream;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.operator.stack.LocalStack;
import dev.slipstream.store.ReadTime;
import dev.slipstream.waves.Order;
import dev.slipstream.waves.Orders;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The verbs of waves and of the quarantine against a stack that runs. */
final class WaveVerbsTest {

  private static final String PROJECT = "demo-" + UUID.randomUUID().toString().substring(0, 18);
  private static final DocPath ROLLOUT = DocPath.of("AdminOps", "rollout_racing");
  private static final DocPath RACE = DocPath.of("raceData", "r1");

  private static LocalStack stack;

  private final StringWriter err = new StringWriter();
  private String said = "";

  @BeforeAll
  static void start() {
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
    Console console = new Console(silent, silent, false, false);
    try {
      stack = LocalStack.quiet(PROJECT, true, FreePort.find(), console);
    } catch (CannotGoOn e) {
      assumeTrue(Boolean.getBoolean("slipstream.requireEmulators"), e.getMessage());
      throw e;
    }
  }

  @AfterAll
  static void end() {
    if (stack != null) {
      stack.close();
    }
  }

  @BeforeEach
  void seed() {
    assertEquals(ExitCodes.DONE, run("seed gamedata --execute"), said + err);
    new Bulk(stack.store())
        .write(
            Stream.of(
                profile("u1", "{\"playerCoins\":1}"),
                profile("u2", "{\"playerCoins\":2}"),
                profile("u3", "no json"),
                new Write.Delete(path("u4")),
                new Write.Delete(ROLLOUT),
                new Write.Delete(RACE)));
  }

  private static Write profile(String player, String blob) {
    return new Write.Put(path(player), Fields.of("profileData", Value.of(blob)));
  }

  private static DocPath path(String player) {
    return LegacyPaths.blob(new Subject(player), "profileData");
  }

  /** Whoever is in a race holds the wave up, so that it runs until the test is through with it. */
  private static void race(String player) {
    Fields race = Fields.builder().put("userId", player).put("settled", false).build();
    new Bulk(stack.store()).write(Stream.of(profile(player, "{}"), new Write.Put(RACE, race)));
  }

  private int run(String line) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      err.getBuffer().setLength(0);
      CommandLine commandLine = Slipstream.commandLine();
      commandLine.setErr(new PrintWriter(err, true));
      return commandLine.execute((line + " --project " + PROJECT).split(" ", -1));
    } finally {
      System.setOut(before);
      said = out.toString(StandardCharsets.UTF_8);
    }
  }

  private void assertRefused(String line, String sentence) {
    assertEquals(ExitCodes.CANNOT_GO_ON, run(line), said);
    assertEquals("slipstream: " + sentence + "\n", err.toString());
  }

  private JsonObject status() {
    run("wave status --json");
    return JsonParser.parseString(said).getAsJsonObject();
  }

  private static Fields rollout() {
    return stack
        .store()
        .read(List.of(ROLLOUT), ReadTime.latest())
        .snapshot()
        .fields(ROLLOUT)
        .orElseThrow();
  }

  @Test
  void aWaveIsMovedByItsVerbs() {
    race("u4");
    assertEquals(ExitCodes.DONE, run("wave status"), err.toString());
    assertTrue(said.contains("idle, wave 0: 0 %"), said);
    assertRefused(
        "wave pause",
        "The rollout of racing is idle, not running, so there is nothing to pause; see ./slipstream"
            + " wave status.");

    assertEquals(ExitCodes.DONE, run("wave start 5 --canary u4 --rate 100"), err.toString());
    assertTrue(said.contains("running, wave 1: 5 %"), said);
    assertRefused(
        "wave start 50",
        "A wave of 5 % is running; wait until it is done, or abort it, then start another.");
    assertEquals(ExitCodes.DONE, run("wave start 5"), err.toString());
    assertTrue(said.contains("the rollout is running already"), said);

    assertEquals(ExitCodes.DONE, run("wave set --rate 50 --no-auto-promote"), err.toString());
    assertEquals(50, rollout().integer("ratePerSecond").orElseThrow());
    assertEquals(Value.of(false), rollout().get("autoPromote").orElseThrow());
    assertRefused("wave set --batch-size 51", "batchSize must be a whole number from 1 to 50.");

    assertEquals(ExitCodes.FINDINGS, run("wave pause --reason breakfast"), err.toString());
    assertTrue(said.contains("paused") && said.contains("breakfast"), said);
    JsonObject status = status();
    assertEquals("paused", status.get("state").getAsString());
    assertEquals("breakfast", status.get("reason").getAsString());
    assertEquals(5.0, status.get("percentage").getAsDouble());
    assertEquals(ExitCodes.FINDINGS, run("wave pause"), err.toString());
    assertTrue(said.contains("the rollout is paused already"), said);

    assertEquals(ExitCodes.DONE, run("wave resume --accept f1"), err.toString());
    assertEquals(List.of(Value.of("f1")), rollout().items("accepted"));
    assertEquals(ExitCodes.FINDINGS, run("wave abort --reason enough"), err.toString());
    assertEquals("aborted", status().get("state").getAsString());
    assertEquals(2, status().get("epoch").getAsLong());
    assertRefused(
        "wave resume",
        "The rollout of racing is aborted, not paused, so there is nothing to resume; see"
            + " ./slipstream wave status.");
  }

  @Test
  void aWaveIsFollowedToItsEndAndWhoFailedIsLetGo() {
    assertEquals(ExitCodes.DONE, run("wave start 100 --follow"), said + err);
    assertTrue(said.contains("done, wave 1: 100 %"), said);
    assertTrue(said.contains("2 completed, 1 failed"), said);

    assertEquals(ExitCodes.FINDINGS, run("quarantine list --code MALFORMED_JSON --json"), said);
    JsonObject group =
        JsonParser.parseString(said)
            .getAsJsonObject()
            .getAsJsonArray("groups")
            .get(0)
            .getAsJsonObject();
    assertEquals(1, group.get("entries").getAsLong());
    String fingerprint = group.get("fingerprint").getAsString();
    assertEquals(ExitCodes.FINDINGS, run("quarantine list --fingerprint " + fingerprint), said);
    assertTrue(said.contains("MALFORMED_JSON profileData"), said);
    assertTrue(said.contains("racing:u3"), said);
    assertEquals(ExitCodes.DONE, run("quarantine show u3"), err.toString());
    assertTrue(said.contains(fingerprint), said);
    assertFalse(said.contains("no json"), said);
    assertRefused("quarantine show u1", "there is no entry racing:u1; see quarantine list");
    assertRefused(
        "quarantine show u1 --migration chess", "there is no entry chess:u1; see quarantine list");
    assertRefused(
        "quarantine release --user u3 --migration chess", "there is no migration called chess");

    String release = "quarantine release --fingerprint " + fingerprint;
    assertEquals(ExitCodes.DONE, run(release), err.toString());
    assertTrue(said.contains("1 players: {to_release=1}"), said);
    assertTrue(said.contains("add --execute"), said);
    assertEquals(ExitCodes.DONE, run("quarantine show u3"), "still there");
    assertEquals(ExitCodes.DONE, run(release + " --execute"), err.toString());
    assertTrue(said.contains("1 players: {released=1}"), said);
    assertEquals(ExitCodes.DONE, run("quarantine list --code MALFORMED_JSON"), said);
    assertTrue(said.contains("nothing is in quarantine"), said);
    assertEquals(ExitCodes.FINDINGS, run("quarantine release --user u3 --execute"), said);
    assertTrue(said.contains("not_found=1"), said);
  }

  @Test
  void theStackGoesOnWithALostWaveAndPromotesOneThatIsProved() {
    Messages lost = (topic, message) -> {};
    Keep keep = Keep.local(Path.of("target", "keep-" + PROJECT), () -> lost);
    Order start = Order.start(5).with(Order.Knobs.NONE.withBake(Duration.ZERO)).promoting(true);
    Orders orders =
        new Orders(stack.store(), keep.messages(), keep.certificates(), InstantSource.system());
    RacingMigration racing = new RacingMigration(Mappings.bundled());
    // the sweep of a first wave is another test's
    orders.carryOut(racing, start);
    orders.carryOut(racing, Order.of(Order.Action.ABORT));
    orders.carryOut(racing, start);
    assertEquals("running", status().get("state").getAsString());
    assertEquals(ExitCodes.DONE, run("wave status --follow"), said);
    assertTrue(said.contains("done, wave 2: 5 %"), said);

    Instant patience = Instant.now().plusSeconds(60);
    while (status().get("wave").getAsLong() == 2 && Instant.now().isBefore(patience)) {
      Thread.onSpinWait();
    }
    assertEquals(25.0, status().get("percentage").getAsDouble(), said);
    assertEquals("The gate is open.", rollout().text("lastOrderReason").orElseThrow());
  }
}
