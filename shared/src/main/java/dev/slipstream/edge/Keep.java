package dev.slipstream.edge;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.cloud.CloudArchive;
import dev.slipstream.archive.folder.FolderArchive;
import dev.slipstream.cleanup.ArchiveAttic;
import dev.slipstream.engine.Attic;
import dev.slipstream.messages.InProcessMessages;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.pubsub.PubSubMessages;
import dev.slipstream.validation.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where files are kept for good and certificates signed, and how functions send messages; each is
 * opened when it is first needed, since most functions never need it.
 *
 * <p>Variables: ARCHIVE_BUCKET; CERTIFICATE_KEY, or CERTIFICATE_KEY_FILE, which is how Cloud
 * Functions hand over a secret.
 */
public record Keep(
    Supplier<Archive> archive, Supplier<Certificates> certificates, Supplier<Messages> messages) {

  private static final int KEY_BYTES = 32;
  private static final int DELIVERIES_AT_ONCE = 8;

  /** What production keeps, by its variables. */
  static Keep of(String project, Map<String, String> variables, Supplier<Messages> messages) {
    Supplier<Archive> archive =
        once(() -> CloudArchive.open(project, required(variables, "ARCHIVE_BUCKET")));
    return new Keep(
        archive, once(() -> new Certificates(archive.get(), key(variables))), once(messages));
  }

  /** What an operator's machine keeps for a demo project, below a folder. */
  public static Keep local(Path folder, Supplier<Messages> messages) {
    Archive archive = new FolderArchive(folder.resolve("archive"));
    return new Keep(
        () -> archive,
        once(() -> new Certificates(archive, madeKey(folder.resolve("certificate.key")))),
        once(messages));
  }

  /** For an operator's command: the project's archive, or the folder of a demo project. */
  public static Keep ofOperator(
      String project, Map<String, String> variables, Path folder, Supplier<Messages> messages) {
    return project.startsWith("demo-") ? local(folder, messages) : of(project, variables, messages);
  }

  /** How functions send messages; whoever opens them closes them. */
  static Messages messages(Settings settings) {
    return settings.keepsMessages()
        ? new InProcessMessages(
            deliveries(),
            (message, why) -> {
              throw why;
            })
        : PubSubMessages.open(settings.project(), settings.pubSubEmulator());
  }

  /** Several at once: one that hands out a wave takes its time, and its batches do not wait. */
  private static Executor deliveries() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            DELIVERIES_AT_ONCE,
            DELIVERIES_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "delivery");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Where the old documents of cleaned-up players are; opened when the first is asked for. */
  public Attic attic() {
    return archived -> {
      try {
        return new ArchiveAttic(archive.get()).open(archived);
      } catch (SettingsException e) {
        return Attic.NONE.open(archived);
      }
    };
  }

  private static byte[] key(Map<String, String> variables) {
    String key = variables.getOrDefault("CERTIFICATE_KEY", "");
    if (!key.isBlank()) {
      return key.strip().getBytes(StandardCharsets.UTF_8);
    }
    String file = required(variables, "CERTIFICATE_KEY_FILE");
    try {
      return Files.readString(Path.of(file)).strip().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SettingsException(
          "CERTIFICATE_KEY_FILE is %s, which cannot be read; mount the secret there."
              .formatted(file));
    }
  }

  private static String required(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> new SettingsException(name + " is not set; archive and certificates need it."));
  }

  /** A key for this machine's stack, made when there is none. */
  private static byte[] madeKey(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, HexFormat.of().formatHex(random));
      }
      return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file, e);
    }
  }

  private static <T> Supplier<T> once(Supplier<T> opening) {
    return new Supplier<>() {
      private Optional<T> opened = Optional.empty();

      @Override
      public synchronized T get() {
        T value = opened.orElseGet(opening);
        opened = Optional.of(value);
        return value;
      }
    };
  }
}
