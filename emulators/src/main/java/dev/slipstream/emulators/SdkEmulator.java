package dev.slipstream.emulators;

import dev.slipstream.emulators.Emulators.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** An emulator of the Google Cloud SDK, run as a child process on a free port. */
final class SdkEmulator implements Emulator {

  private static final int PORTS_TRIED = 3;
  private static final int POLLS = 600;
  private static final int MILLIS_BETWEEN_POLLS = 50;
  private static final int MILLIS_TO_ANSWER = 1_000;
  private static final int MILLIS_TO_STOP = 5_000;

  private final int port;
  private final Process process;
  private final OutputTail output;

  private SdkEmulator(int port, Process process) {
    this.port = port;
    this.process = process;
    this.output = OutputTail.of(process);
  }

  static SdkEmulator start(Kind kind, Path jar) {
    return start(kind, jar, SdkEmulator::freePort);
  }

  /** A port is free only when it is picked; if another process takes it first, takes the next. */
  static SdkEmulator start(Kind kind, Path jar, IntSupplier ports) {
    for (int tried = 1; ; tried++) {
      SdkEmulator emulator = launch(kind, jar, ports.getAsInt());
      Optional<String> failure = emulator.awaitReady();
      if (failure.isEmpty()) {
        return emulator;
      }
      emulator.close();
      if (tried == PORTS_TRIED || !emulator.output.contains("BindException")) {
        throw new IllegalStateException(message(kind, jar, failure.get(), emulator.output));
      }
    }
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SdkEmulator launch(Kind kind, Path jar, int port) {
    try {
      return new SdkEmulator(port, EndsWithParent.start(kind, jar, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when it is ready, else what happened instead. */
  private Optional<String> awaitReady() {
    try {
      for (int poll = 0; poll < POLLS; poll++) {
        if (isReady()) {
          return Optional.empty();
        }
        if (process.waitFor(MILLIS_BETWEEN_POLLS, TimeUnit.MILLISECONDS)) {
          output.awaitEnd();
          return Optional.of("it ended with exit code " + process.exitValue());
        }
      }
      return Optional.of(
          "it did not answer within " + POLLS * MILLIS_BETWEEN_POLLS / 1_000 + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the start was interrupted");
    }
  }

  /** Only our own child prints our port: whoever won the race for it may answer just as well. */
  private boolean isReady() {
    return output.contains(Integer.toString(port)) && answers();
  }

  private boolean answers() {
    try {
      HttpURLConnection request =
          (HttpURLConnection)
              URI.create("http://" + host() + "/").toURL().openConnection(Proxy.NO_PROXY);
      request.setConnectTimeout(MILLIS_TO_ANSWER);
      request.setReadTimeout(MILLIS_TO_ANSWER);
      return request.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String message(Kind kind, Path jar, String failure, OutputTail output) {
    return """
        The %s emulator of the Google Cloud SDK did not come up: %s. \
        Its jar is %s; reinstall it (gcloud components reinstall) or set %s to a running emulator. \
        The last it said:
        %s"""
        .formatted(kind.title, failure, jar, kind.variable, output.text());
  }

  @Override
  public String host() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String origin() {
    return "the Google Cloud SDK";
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(MILLIS_TO_STOP, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
