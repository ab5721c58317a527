package dev.slipstream.emulators;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipstream.emulators.Emulators.Kind;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The Google Cloud SDK of the machine the tests run on; a test that needs it is skipped without it,
 * and fails with -Dslipstream.requireEmulators=true.
 */
final class SdkForTests {

  private SdkForTests() {}

  static Path root() {
    return CloudSdk.locate(System.getenv(), Duration.ofSeconds(10))
        .map(CloudSdk::root)
        .orElseGet(() -> missing("There is no Google Cloud SDK on this machine."));
  }

  static Path jar(Kind kind) {
    return new CloudSdk(root()).jar(kind).orElseGet(() -> missing(Emulators.waysToGet(kind)));
  }

  private static Path missing(String message) {
    return Boolean.getBoolean("slipstream.requireEmulators") ? fail(message) : abort(message);
  }
}
