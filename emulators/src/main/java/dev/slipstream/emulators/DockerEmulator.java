package dev.slipstream.emulators;

import dev.slipstream.emulators.Emulators.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.gcloud.FirestoreEmulatorContainer;
import org.testcontainers.gcloud.PubSubEmulatorContainer;

/** An emulator in a container; Testcontainers removes it even if this process is killed. */
final class DockerEmulator implements Emulator {

  /** Without a version: Google deletes those that are older than a year. */
  private static final String IMAGE = "gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators";

  /** What Docker calls the machine that the container is on. */
  private static final String MACHINE = "host.docker.internal";

  /** Kept here because the JVM forgets the level of a logger that nobody holds. */
  private static final List<Logger> SILENT =
      List.of(Logger.getLogger("org.testcontainers"), Logger.getLogger("tc"));

  private final GenericContainer<?> container;
  private final Supplier<String> host;

  private DockerEmulator(GenericContainer<?> container, Supplier<String> host) {
    this.container = container;
    this.host = host;
  }

  static Optional<Emulator> start(Kind kind) {
    if (!isDockerThere()) {
      return Optional.empty();
    }
    DockerEmulator emulator = of(kind);
    try {
      emulator.container.start();
    } catch (RuntimeException e) {
      emulator.close();
      throw new IllegalStateException(
          "The %s emulator did not come up in Docker (image %s): %s. Set %s to a running emulator."
              .formatted(kind.title, IMAGE, e.getMessage(), kind.variable),
          e);
    }
    return Optional.of(emulator);
  }

  /** That there is no Docker is an answer here, so Testcontainers' errors about it are noise. */
  static boolean isDockerThere() {
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static DockerEmulator of(Kind kind) {
    return switch (kind) {
      case FIRESTORE -> {
        FirestoreEmulatorContainer container = new FirestoreEmulatorContainer(IMAGE);
        yield new DockerEmulator(container, container::getEmulatorEndpoint);
      }
      case PUBSUB -> {
        PubSubEmulatorContainer container =
            new PubSubEmulatorContainer(IMAGE).withExtraHost(MACHINE, "host-gateway");
        yield new DockerEmulator(container, container::getEmulatorEndpoint);
      }
    };
  }

  @Override
  public String host() {
    return host.get();
  }

  @Override
  public String machine() {
    return MACHINE;
  }

  @Override
  public String origin() {
    return "Docker";
  }

  @Override
  public void close() {
    container.stop();
  }
}
