package dev.slipstream.emulators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds an emulator in this order: the environment variable, the Google Cloud SDK on this machine,
 * Docker.
 */
public final class Emulators {

  /** The emulators there are, and where the Google Cloud SDK keeps each. */
  public enum Kind {
    FIRESTORE(
        "Firestore",
        "FIRESTORE_EMULATOR_HOST",
        "cloud-firestore-emulator",
        "platform/cloud-firestore-emulator",
        "cloud-firestore-emulator*.jar",
        "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
        // It keeps all versions of five minutes; short of heap it stalls for seconds.
        "-Xmx4g"),
    PUBSUB(
        "Pub/Sub",
        "PUBSUB_EMULATOR_HOST",
        "pubsub-emulator",
        "platform/pubsub-emulator/lib",
        "cloud-pubsub-emulator*.jar",
        "com.google.cloud.pubsub.testing.v1.Main",
        "-Xmx1g");

    final String title;
    final String variable;
    final String component;
    final Path folder;
    final String jarPattern;
    final String mainClass;
    final String heap;

    Kind(
        String title,
        String variable,
        String component,
        String folder,
        String jarPattern,
        String mainClass,
        String heap) {
      this.title = title;
      this.variable = variable;
      this.component = component;
      this.folder = Path.of(folder);
      this.jarPattern = jarPattern;
      this.mainClass = mainClass;
      this.heap = heap;
    }
  }

  private static final Duration PATIENCE_WITH_GCLOUD = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final Function<Kind, Optional<Emulator>> docker;

  Emulators(Map<String, String> environment, Function<Kind, Optional<Emulator>> docker) {
    this.environment = Map.copyOf(environment);
    this.docker = docker;
  }

  /** Looks where this process's environment points. */
  public static Emulators ofThisMachine() {
    return of(System.getenv());
  }

  /** Looks where the given environment points. */
  public static Emulators of(Map<String, String> environment) {
    // A lambda, so that no class of Testcontainers is loaded before it is needed.
    return new Emulators(environment, kind -> DockerEmulator.start(kind));
  }

  /** One line for the operator who has none: the three ways to get one. */
  public static String waysToGet(Kind kind) {
    return """
        To get a %s emulator, set %s to a running one, or install the one of the Google Cloud SDK \
        (gcloud components install %s), or start Docker."""
        .formatted(kind.title, kind.variable, kind.component);
  }

  /**
   * An emulator of this kind, started now unless the environment names a running one; each call
   * that starts one starts another. Empty where there is no way to get one.
   *
   * @throws IllegalStateException if there is one but it does not come up; says why
   */
  public Optional<Emulator> find(Kind kind) {
    return given(kind).or(() -> ofTheSdk(kind)).or(() -> docker.apply(kind));
  }

  private Optional<Emulator> given(Kind kind) {
    String host = environment.getOrDefault(kind.variable, "").strip();
    return host.isEmpty() ? Optional.empty() : Optional.of(new Given(host, kind.variable));
  }

  private Optional<Emulator> ofTheSdk(Kind kind) {
    return CloudSdk.locate(environment, PATIENCE_WITH_GCLOUD)
        .flatMap(sdk -> sdk.jar(kind))
        .map(jar -> SdkEmulator.start(kind, jar));
  }

  /** An emulator somebody else runs. */
  private record Given(String host, String origin) implements Emulator {
    @Override
    public void close() {}
  }
}
