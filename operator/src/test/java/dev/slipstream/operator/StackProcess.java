package dev.slipstream.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local stack in a JVM of its own, which can be killed and begun again at the same port. */
final class StackProcess implements AutoCloseable {

  private final Map<String, String> emulators;
  private final Path home;
  private final List<String> arguments;
  private Process process;

  private StackProcess(Map<String, String> emulators, Path home, List<String> arguments) {
    this.emulators = emulators;
    this.home = home;
    this.arguments = arguments;
    this.process = begin();
  }

  /** Starts it and waits until it serves. */
  static StackProcess start(Map<String, String> emulators, Path home, String project, int port) {
    return new StackProcess(
        emulators, home, List.of("up", "--project", project, "--port", Integer.toString(port)));
  }

  private Process begin() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dslipstream.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Slipstream.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(home.toFile());
    builder.environment().putAll(emulators);
    try {
      Process begun = builder.start();
      BufferedReader output = begun.inputReader();
      awaitReady(output);
      Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "stack-output");
      reader.setDaemon(true);
      reader.start();
      return begun;
    } catch (IOException e) {
      throw new UncheckedIOException("the stack did not start", e);
    }
  }

  private static void awaitReady(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("ready: ")) {
        return;
      }
    }
    throw new AssertionError("the stack ended without being ready:\n" + said);
  }

  /** SIGKILL, and from the beginning: it learns nothing of it. */
  void killAndStartAgain() throws InterruptedException {
    process.destroyForcibly().waitFor();
    process = begin();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
