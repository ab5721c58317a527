package dev.slipstream.operator.stack;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a running stack says how to reach it, so that verbs in another terminal find it. */
public final class StackFile {

  private static final Gson GSON = new Gson();

  private final Path file;

  private StackFile(Path file) {
    this.file = file;
  }

  public static StackFile of(String project) {
    Path home = Path.of(System.getProperty("slipstream.home", "."));
    return new StackFile(home.resolve("target").resolve("stack-" + project + ".json"));
  }

  /**
   * A running stack; without emulators its data lives in its own memory, and its messages stay in
   * its process, and neither has a host.
   */
  public record Stack(
      long pid, String url, Optional<String> firestoreHost, Optional<String> pubSubHost) {}

  private record Stored(
      long pid, String url, @Nullable String firestoreHost, @Nullable String pubSubHost) {}

  /** The stack that is running; a file that a killed one left behind does not count. */
  public Optional<Stack> read() {
    try {
      return Files.exists(file)
          ? Optional.of(GSON.fromJson(Files.readString(file), Stored.class))
              .filter(stored -> ProcessHandle.of(stored.pid()).isPresent())
              .map(StackFile::stack)
          : Optional.empty();
    } catch (IOException | JsonParseException e) {
      return Optional.empty();
    }
  }

  private static Stack stack(Stored stored) {
    return new Stack(
        stored.pid(),
        stored.url(),
        Optional.ofNullable(stored.firestoreHost()),
        Optional.ofNullable(stored.pubSubHost()));
  }

  void write(String url, Optional<String> firestoreHost, Optional<String> pubSubHost) {
    Stored stored =
        new Stored(
            ProcessHandle.current().pid(),
            url,
            firestoreHost.orElse(null),
            pubSubHost.orElse(null));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, GSON.toJson(stored));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
