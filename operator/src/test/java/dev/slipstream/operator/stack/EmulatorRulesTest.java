package dev.slipstream.operator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.operator.CannotGoOn;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client without a name meets in the local stack's emulator. */
final class EmulatorRulesTest {

  private static final Path PRODUCT = Path.of(System.getProperty("slipstream.root"));

  private static Emulator emulator;

  private final String project = "demo-" + UUID.randomUUID();

  @BeforeAll
  static void find() {
    emulator =
        Emulators.ofThisMachine()
            .find(Emulators.Kind.FIRESTORE)
            .orElseGet(
                () -> {
                  String ways = Emulators.waysToGet(Emulators.Kind.FIRESTORE);
                  return Boolean.getBoolean("slipstream.requireEmulators")
                      ? fail(ways)
                      : abort(ways);
                });
  }

  @AfterAll
  static void close() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void clientsMeetTheRulesOfTheProduct() throws IOException {
    assertEquals(HttpURLConnection.HTTP_NOT_FOUND, statusOf("players/u1"), "open without rules");
    EmulatorRules.load(emulator.host(), project, PRODUCT);
    assertEquals(HttpURLConnection.HTTP_FORBIDDEN, statusOf("players/u1"));
    assertEquals(HttpURLConnection.HTTP_NOT_FOUND, statusOf("AppConfig/version"), "anybody's");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path home) {
    CannotGoOn failure =
        assertThrows(CannotGoOn.class, () -> EmulatorRules.load(emulator.host(), project, home));
    assertTrue(failure.getMessage().contains(home.resolve("firestore.rules").toString()));
  }

  @Test
  void aBrokenFileIsNamedWithItsLine(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("firestore.rules"), "service cloud.firestore {\n nonsense\n}");
    CannotGoOn failure =
        assertThrows(CannotGoOn.class, () -> EmulatorRules.load(emulator.host(), project, home));
    assertTrue(failure.getMessage().contains("L2:2"), failure.getMessage());
    assertEquals(1, failure.getMessage().lines().count());
  }

  @Test
  void anEmulatorThatDoesNotAnswerIsNamed() {
    CannotGoOn failure =
        assertThrows(CannotGoOn.class, () -> EmulatorRules.load("127.0.0.1:1", project, PRODUCT));
    assertTrue(failure.getMessage().contains("127.0.0.1:1"), failure.getMessage());
  }

  /** Asked for by somebody who has not signed in. */
  private int statusOf(String document) throws IOException {
    URI uri =
        URI.create(
            "http://%s/v1/projects/%s/databases/(default)/documents/%s"
                .formatted(emulator.host(), project, document));
    return ((HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY)).getResponseCode();
  }
}
