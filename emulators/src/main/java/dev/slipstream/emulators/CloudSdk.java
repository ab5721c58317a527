package dev.slipstream.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipstream.emulators.Emulators.Kind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Google Cloud SDK below one folder. */
record CloudSdk(Path root) {

  /**
   * CLOUDSDK_ROOT names it; else it is around the real place of {@code gcloud}; else gcloud, which
   * may be a wrapper script, is asked and must answer within the given time.
   */
  static Optional<CloudSdk> locate(Map<String, String> environment, Duration patience) {
    String given = environment.getOrDefault("CLOUDSDK_ROOT", "").strip();
    if (!given.isEmpty()) {
      return Optional.of(new CloudSdk(Path.of(given)));
    }
    return gcloudOn(environment.getOrDefault("PATH", ""))
        .flatMap(gcloud -> around(gcloud).or(() -> answerOf(gcloud, patience)))
        .map(CloudSdk::new);
  }

  private static Optional<Path> gcloudOn(String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "gcloud"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> around(Path gcloud) {
    return Stream.<Path>iterate(realPath(gcloud), folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("platform")))
        .findFirst();
  }

  private static Path realPath(Path gcloud) {
    try {
      return gcloud.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> answerOf(Path gcloud, Duration patience) {
    try {
      Process asked =
          new ProcessBuilder(
                  gcloud.toString(), "info", "--quiet", "--format=value(installation.sdk_root)")
              .redirectError(Redirect.DISCARD)
              .start();
      try {
        if (!asked.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || asked.exitValue() != 0) {
          return Optional.empty();
        }
        String answer = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
        return answer.isEmpty() ? Optional.empty() : Optional.of(Path.of(answer));
      } finally {
        asked.descendants().forEach(ProcessHandle::destroyForcibly);
        asked.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The emulator's jar, whose name carries a version; empty if the component is not installed. */
  Optional<Path> jar(Kind kind) {
    Path folder = root.resolve(kind.folder);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, kind.jarPattern)) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jars.stream().max(Comparator.naturalOrder());
  }
}
