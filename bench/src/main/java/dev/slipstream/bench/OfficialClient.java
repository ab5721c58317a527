package dev.slipstream.bench;

import com.google.api.core.ApiFuture;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import dev.slipstream.store.firestore.EmulatorOwner;
import io.grpc.ClientInterceptor;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * {@code com.google.cloud.firestore} as everybody uses it, on an emulator. Only its credentials are
 * not the emulator's usual ones, which cost each call a change of threads that production does not.
 */
public final class OfficialClient {

  private OfficialClient() {}

  /** FIRESTORE_EMULATOR_HOST must not be set: it would prevail, and nothing would intercept. */
  public static Firestore open(
      String projectId, String emulatorHost, List<ClientInterceptor> interceptors) {
    return FirestoreOptions.newBuilder()
        .setProjectId(projectId)
        .setCredentialsProvider(FixedCredentialsProvider.create(new EmulatorOwner()))
        .setChannelProvider(
            FirestoreOptions.getDefaultTransportChannelProviderBuilder()
                .setEndpoint(emulatorHost)
                .setChannelConfigurator(builder -> builder.usePlaintext())
                .setInterceptorProvider(() -> interceptors)
                .build())
        .build()
        .getService();
  }

  static <T> T await(ApiFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the official client failed: " + e.getCause(), e);
    }
  }
}
