package dev.slipstream.operator.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.Slipstream;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first of the README's two commands, with fewer players. */
final class DemoVerbTest {

  private static final int PLAYERS = 60;

  private final LegacyPlayer sound = new LegacyPopulation(1, 0).player(0);
  private final DemoReport report = new DemoReport();

  @Test
  void everybodyEndsAsExpected() {
    assumeTrue(
        Boolean.getBoolean("slipstream.requireEmulators")
            || Emulators.ofThisMachine().find(Kind.FIRESTORE).map(DemoVerbTest::close).isPresent(),
        () -> Emulators.waysToGet(Kind.FIRESTORE));
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      int exit =
          Slipstream.commandLine()
              .execute("demo", "--require-emulator", "--json", "--players", "" + PLAYERS);
      assertEquals(ExitCodes.DONE, exit, out::toString);
    } finally {
      System.setOut(before);
    }
    JsonObject said =
        JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertEquals(0, said.get("wrong").getAsInt(), said::toString);
    assertEquals(PLAYERS, said.get("players").getAsInt());
    assertEquals(DemoWaves.SHARES.size(), said.getAsJsonArray("waves").size());
    int migrated = said.getAsJsonObject("outcomes").get("migrated").getAsInt();
    assertTrue(migrated > PLAYERS / 2 && migrated < PLAYERS, said::toString);
    assertEquals(migrated, said.get("matches").getAsInt());
    assertEquals(migrated, said.get("proved").getAsInt());
    assertEquals(2 * migrated + said.get("games").getAsInt(), said.get("operations").getAsInt());
    assertTrue(said.get("games").getAsInt() > 0, said::toString);
    assertTrue(said.get("returns").getAsInt() > 0, said::toString);
  }

  private static boolean close(AutoCloseable emulator) {
    try {
      emulator.close();
      return true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsNotAsExpectedIsSaid() {
    report.addOutcome(sound, answer("not_in_wave", 1, 0));
    report.addOutcome(sound, answer("already_migrated", 2, 0));
    report.addMember(sound, true, false);
    report.addMember(sound, false, true);
    report.addSignIn(sound, false, answer("migrated", 9, 9));
    report.addOperation(sound, false, answer("migrated", 9, 9));
    report.addReturn(sound, false);
    assertFalse(report.isAsExpected());
    assertEquals(7, report.toFields().integer("wrong").orElseThrow());
    assertTrue(report.toLines().contains("  7 things are not as expected"), report::toString);
  }

  @Test
  void whatIsAsExpectedIsNot() {
    report.addOutcome(sound, answer("already_migrated", 1, 0));
    report.addMember(sound, true, true);
    report.addMember(sound, false, false);
    report.addSignIn(sound, true, answer("migrated", 9, 9));
    report.addOperation(sound, true, answer("migrated", 9, 9));
    report.addReturn(sound, true);
    assertTrue(report.isAsExpected());
  }

  private static Answer answer(String outcome, int reads, int writes) {
    JsonObject result = new JsonObject();
    result.addProperty("outcome", outcome);
    result.addProperty("reads", reads);
    result.addProperty("writes", writes);
    return new Answer(Optional.of(result), Optional.empty());
  }
}
