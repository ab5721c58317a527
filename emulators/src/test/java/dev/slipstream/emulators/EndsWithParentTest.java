package dev.slipstream.emulators;

import static dev.slipstream.emulators.Emulators.Kind.FIRESTORE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The child lives exactly as long as its parent. */
@Timeout(120)
class EndsWithParentTest {

  @Test
  void whenTheParentIsKilledTheEmulatorEnds() throws Exception {
    emulatorEndsAfter(Process::destroyForcibly);
  }

  @Test
  void whenTheParentIsToldToStopTheEmulatorEnds() throws Exception {
    emulatorEndsAfter(Process::destroy);
  }

  /** The foreign JVM has no Testcontainers on its class path: finding the SDK touches none. */
  private static void emulatorEndsAfter(Consumer<Process> end) throws Exception {
    SdkForTests.jar(FIRESTORE);
    Process parent =
        ForeignJvm.running(ForeignJvm.ownClassPath(), "firestore", SdkForTests.root().toString())
            .redirectError(Redirect.INHERIT)
            .start();
    long pid = Long.parseLong(parent.inputReader().readLine());
    ProcessHandle emulator = ProcessHandle.of(pid).orElseThrow();

    end.accept(parent);

    emulator.onExit().get(20, SECONDS);
  }

  /** A terminal sends both to every process of the group; the parent may still have to drain. */
  @Test
  void theSignalsOfATerminalDoNotEndTheEmulatorBeforeItsParent() throws Exception {
    try (SdkEmulator emulator = SdkEmulator.start(FIRESTORE, SdkForTests.jar(FIRESTORE))) {
      send("INT", emulator.process());
      send("HUP", emulator.process());

      assertThrows(TimeoutException.class, () -> emulator.process().onExit().get(1, SECONDS));
      assertEquals(200, Listener.statusOf(emulator.host()));
    }
  }

  private static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    String command = "kill -" + signal + " " + process.pid();
    assertEquals(0, new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start().waitFor());
  }
}
