package dev.slipstream.emulators;

import static dev.slipstream.emulators.Emulators.Kind.FIRESTORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.emulators.Emulators.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real emulators of the SDK on this machine. */
@Timeout(120)
class SdkEmulatorTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isFoundAndAnswers(Kind kind) throws IOException {
    SdkForTests.jar(kind);
    Emulators emulators =
        new Emulators(
            Map.of("CLOUDSDK_ROOT", SdkForTests.root().toString()), unused -> Optional.empty());

    try (Emulator emulator = emulators.find(kind).orElseThrow()) {
      assertEquals("the Google Cloud SDK", emulator.origin());
      assertEquals(200, Listener.statusOf(emulator.host()));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isGoneAfterClose(Kind kind) {
    SdkEmulator emulator = SdkEmulator.start(kind, SdkForTests.jar(kind));

    emulator.close();
    emulator.close();

    assertFalse(emulator.process().isAlive());
    assertThrows(ConnectException.class, () -> Listener.statusOf(emulator.host()));
  }

  @Test
  void twoRunAtOnceAndEachIsClosedAlone() throws IOException {
    try (SdkEmulator other = SdkEmulator.start(FIRESTORE, SdkForTests.jar(FIRESTORE))) {
      try (SdkEmulator one = SdkEmulator.start(FIRESTORE, SdkForTests.jar(FIRESTORE))) {
        assertNotEquals(one.host(), other.host());
        assertEquals(200, Listener.statusOf(one.host()));
      }

      assertEquals(200, Listener.statusOf(other.host()));
    }
  }

  /** Shorter than the wait for an emulator: a lost race is noticed, not waited out. */
  @Timeout(25)
  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesAnotherPortWhenItLostTheRaceForTheFirst(Kind kind) throws IOException {
    try (Listener winner = Listener.answeringOk()) {
      Iterator<Integer> ports = List.of(winner.port(), SdkEmulator.freePort()).iterator();

      try (Emulator emulator = SdkEmulator.start(kind, SdkForTests.jar(kind), ports::next)) {
        assertNotEquals(winner.host(), emulator.host());
        assertEquals(200, Listener.statusOf(emulator.host()));
      }
    }
  }

  @Test
  void givesUpWhenItLosesEveryRace() throws IOException {
    Path jar = SdkForTests.jar(FIRESTORE);
    try (Listener winner = Listener.answeringOk()) {
      String said =
          assertThrows(
                  IllegalStateException.class,
                  () -> SdkEmulator.start(FIRESTORE, jar, winner::port))
              .toString();

      assertTrue(said.contains("Address already in use"), said);
    }
  }
}
