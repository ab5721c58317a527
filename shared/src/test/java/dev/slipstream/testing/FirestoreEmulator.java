package dev.slipstream.testing;

import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.model.Limits;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import io.grpc.ClientInterceptor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one Firestore emulator of this JVM. */
public final class FirestoreEmulator {

  private FirestoreEmulator() {}

  /** Where it listens. */
  public static String host() {
    return EmulatorOfTests.host(Kind.FIRESTORE);
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
}
