package dev.slipstream.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of Docker on a machine that may or may not have it. */
@Timeout(120)
class DockerEmulatorTest {

  @Test
  void askingForDockerSaysNothingOnStandardError(@TempDir Path temp)
      throws IOException, InterruptedException {
    Path errors = temp.resolve("errors");

    Process asking =
        ForeignJvm.running(ForeignJvm.wholeClassPath(), "docker")
            .redirectError(errors.toFile())
            .start();
    String answer = new String(asking.getInputStream().readAllBytes(), UTF_8).strip();

    assertEquals(0, asking.waitFor());
    assertTrue(Set.of("true", "false").contains(answer), answer);
    assertEquals("", Files.readString(errors));
  }
}
