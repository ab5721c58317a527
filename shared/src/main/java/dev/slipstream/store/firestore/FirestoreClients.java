package dev.slipstream.store.firestore;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.cloud.firestore.v1.FirestoreSettings;
import io.grpc.ClientInterceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens clients of Firestore's own protocol, the layer below {@code com.google.cloud.firestore}.
 * Where they go is said here and nowhere else: FIRESTORE_EMULATOR_HOST alone has no effect.
 */
public final class FirestoreClients {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private FirestoreClients() {}

  /**
   * A client of the project's default database.
   *
   * @param emulatorHost the emulator to go to, such as {@code 127.0.0.1:8080}, as its owner whom no
   *     rules bind; when empty, Google with the application default credentials
   */
  public static FirestoreClient open(String projectId, Optional<String> emulatorHost) {
    return open(projectId, emulatorHost, List.of());
  }

  /** The same, with interceptors around every call: how tests break the network. */
  public static FirestoreClient open(
      String projectId, Optional<String> emulatorHost, List<ClientInterceptor> interceptors) {
    try {
      FirestoreSettings.Builder settings = FirestoreSettings.newBuilder();
      settings.setTransportChannelProvider(channels(emulatorHost, interceptors));
      settings.setCredentialsProvider(credentials(emulatorHost));
      settings.setHeaderProvider(
          FixedHeaderProvider.create(
              "google-cloud-resource-prefix", Names.ofProject(projectId).database()));
      setPatience(settings);
      return FirestoreClient.create(settings.build());
    } catch (IOException e) {
      throw new UncheckedIOException("the Firestore client did not open", e);
    }
  }

  /** Answers are taken in on the network's own thread: nothing of ours runs there but a future. */
  private static InstantiatingGrpcChannelProvider channels(
      Optional<String> emulatorHost, List<ClientInterceptor> interceptors) {
    InstantiatingGrpcChannelProvider.Builder channels =
        FirestoreSettings.defaultGrpcTransportProviderBuilder()
            .setInterceptorProvider(() -> interceptors)
            .setExecutor(Runnable::run);
    emulatorHost.ifPresent(
        host ->
            channels.setEndpoint(host).setChannelConfigurator(builder -> builder.usePlaintext()));
    return channels.build();
  }

  private static CredentialsProvider credentials(Optional<String> emulatorHost) {
    return emulatorHost.isPresent()
        ? FixedCredentialsProvider.create(new EmulatorOwner())
        : FirestoreSettings.defaultCredentialsProviderBuilder().build();
  }

  /**
   * Reads are sent again when the network fails. A commit is sent once: where its answer is lost,
   * only a new decision can tell whether it took effect.
   */
  private static void setPatience(FirestoreSettings.Builder settings) {
    setPatience(settings.batchGetDocumentsSettings().retrySettings());
    setPatience(settings.runQuerySettings().retrySettings());
    setPatience(settings.runAggregationQuerySettings().retrySettings());
    setPatience(settings.commitSettings().retrySettings());
    settings.commitSettings().setRetryableCodes(Set.of());
  }

  private static void setPatience(RetrySettings.Builder settings) {
    settings
        .setInitialRpcTimeoutDuration(TIMEOUT)
        .setMaxRpcTimeoutDuration(TIMEOUT)
        .setTotalTimeoutDuration(TIMEOUT);
  }
}
