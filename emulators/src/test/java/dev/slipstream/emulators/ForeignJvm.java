package dev.slipstream.emulators;

import static dev.slipstream.emulators.Emulators.Kind.FIRESTORE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a test wants done in a JVM of its own, because that JVM is killed or its errors are read.
 */
final class ForeignJvm {

  private ForeignJvm() {}

  /** Starts {@code main} below; its standard error is this JVM's unless it is redirected. */
  static ProcessBuilder running(String classPath, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            ForeignJvm.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  /** Our own classes only: no Testcontainers, no slf4j. */
  static String ownClassPath() {
    return locationOf(Emulators.class) + File.pathSeparator + locationOf(ForeignJvm.class);
  }

  static String wholeClassPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "firestore" -> startFirestoreAndStay(arguments[1]);
      case "docker" -> System.out.println(DockerEmulator.isDockerThere());
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Prints the process id of the emulator, then waits to be killed. */
  private static void startFirestoreAndStay(String sdkRoot) throws InterruptedException {
    Emulator emulator =
        Emulators.of(Map.of("CLOUDSDK_ROOT", sdkRoot)).find(FIRESTORE).orElseThrow();
    System.out.println(((SdkEmulator) emulator).process().pid());
    new CountDownLatch(1).await();
  }
}
