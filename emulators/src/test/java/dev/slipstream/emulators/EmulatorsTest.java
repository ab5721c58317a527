package dev.slipstream.emulators;

import static dev.slipstream.emulators.Emulators.Kind.FIRESTORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.emulators.Emulators.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which emulator is chosen, without starting a real one. */
class EmulatorsTest {

  private final Path sdk;

  EmulatorsTest(@TempDir Path sdk) {
    this.sdk = sdk;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theVariableWinsAndItsEmulatorIsNeverStopped(Kind kind) throws IOException {
    brokenJar(kind);
    try (Listener somebodys = Listener.answeringOk()) {
      Emulators emulators =
          emulators(Map.of(kind.variable, somebodys.host(), "CLOUDSDK_ROOT", sdk.toString()));

      Emulator emulator = emulators.find(kind).orElseThrow();
      emulator.close();

      assertEquals(somebodys.host(), emulator.host());
      assertEquals(kind.variable, emulator.origin());
      assertEquals(200, Listener.statusOf(emulator.host()));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void withNothingToFindThereIsNone(Kind kind) {
    Map<String, String> environment = Map.of(kind.variable, " ", "CLOUDSDK_ROOT", sdk.toString());

    assertEquals(Optional.empty(), emulators(environment).find(kind));
  }

  @Test
  void dockerIsAskedLast() {
    Emulator inDocker = emulators(Map.of(FIRESTORE.variable, "docker:1")).find(FIRESTORE).get();
    Emulators emulators =
        new Emulators(Map.of("CLOUDSDK_ROOT", sdk.toString()), kind -> Optional.of(inDocker));

    assertEquals(Optional.of(inDocker), emulators.find(FIRESTORE));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aBrokenJarIsReportedWithItsPlaceAndItsLastWords(Kind kind) throws IOException {
    Path jar = brokenJar(kind);
    Emulators emulators = emulators(Map.of("CLOUDSDK_ROOT", sdk.toString()));

    String said = assertThrows(IllegalStateException.class, () -> emulators.find(kind)).toString();

    assertTrue(said.contains("did not come up: it ended with exit code 1"), said);
    assertTrue(said.contains(jar.toString()), said);
    assertTrue(said.contains("set " + kind.variable), said);
    assertTrue(said.contains("ClassNotFoundException: " + kind.mainClass), said);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theThreeWaysAreNamedInOneLine(Kind kind) {
    String said = Emulators.waysToGet(kind);

    assertEquals(1, said.lines().count());
    assertTrue(said.contains(kind.variable), said);
    assertTrue(said.contains("Google Cloud SDK"), said);
    assertTrue(said.contains("Docker"), said);
  }

  private static Emulators emulators(Map<String, String> environment) {
    return new Emulators(environment, kind -> Optional.empty());
  }

  private Path brokenJar(Kind kind) throws IOException {
    Path jar = sdk.resolve(kind.folder).resolve(kind.jarPattern.replace("*", "-0"));
    Files.createDirectories(sdk.resolve(kind.folder));
    return Files.createFile(jar);
  }
}
