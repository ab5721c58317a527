package dev.slipstream.faults;

import dev.slipstream.model.Subject;
import dev.slipstream.testing.FirestoreEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A {@link Worker} that runs, as its parent sees it. Killed when closed. */
final class WorkerProcess implements AutoCloseable {

  private static final int KILLED = 128 + 9;

  private final Process process;
  private final BufferedReader output;

  private WorkerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static WorkerProcess start(
      String project, long seed, Moment moment, int count, List<Subject> players) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Worker.class.getName(),
            FirestoreEmulator.host(),
            project,
            Long.toString(seed),
            moment.name(),
            Integer.toString(count));
    try {
      WorkerProcess worker = new WorkerProcess(builder.redirectErrorStream(true).start());
      worker.send(players);
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException("the worker did not start", e);
    }
  }

  private void send(List<Subject> players) throws IOException {
    try (Writer input = process.outputWriter()) {
      for (Subject player : players) {
        input.write(player.id() + "\n");
      }
    }
  }

  /** The next line of its output or its errors; empty once it has ended. */
  Optional<String> readLine() {
    try {
      return Optional.ofNullable(output.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("the worker is not heard any more", e);
    }
  }

  /** SIGKILL: it learns nothing of it. */
  void kill() throws InterruptedException {
    int status = process.destroyForcibly().waitFor();
    if (status != KILLED) {
      throw new IllegalStateException("the worker had ended by itself, with " + status);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
