package dev.slipstream.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.model.Limits;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import io.grpc.ClientInterceptor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one Firestore emulator of this JVM, started when first asked for. Where there is none, tests
 * are skipped, or fail under {@code -Dslipstream.requireEmulators=true}.
 */
public final class FirestoreEmulator {

  private FirestoreEmulator() {}

  /** Where it listens. */
  public static String host() {
    return Running.EMULATOR.map(Emulator::host).orElseGet(FirestoreEmulator::none);
  }

  /** A project of its own is an empty database that nobody else sees. */
  public static String newProject() {
    return "demo-" + UUID.randomUUID().toString().substring(0, 18);
  }

  /** A store on a new project; whoever asks closes it. */
  public static FirestoreStore newStore() {
    return store(newProject(), Limits.emulator());
  }

  /** A store on a project, with interceptors around each of its calls. */
  public static FirestoreStore store(
      String projectId, Limits limits, ClientInterceptor... interceptors) {
    return new FirestoreStore(
        FirestoreClients.open(projectId, Optional.of(host()), List.of(interceptors)),
        projectId,
        limits);
  }

  private static String none() {
    String ways = Emulators.waysToGet(Kind.FIRESTORE);
    return Boolean.getBoolean("slipstream.requireEmulators") ? fail(ways) : abort(ways);
  }

  /** Loaded, and so started, once. */
  private static final class Running {
    static final Optional<Emulator> EMULATOR =
        Emulators.ofThisMachine().find(Kind.FIRESTORE).map(Running::untilTheEnd);

    private static Emulator untilTheEnd(Emulator emulator) {
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "close-emulator"));
      return emulator;
    }
  }
}
