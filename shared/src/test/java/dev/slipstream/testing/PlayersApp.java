package dev.slipstream.testing;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ClientStream;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.api.gax.rpc.ResponseObserver;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.StreamController;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.cloud.firestore.v1.FirestoreSettings;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.Value;
import com.google.firestore.v1.Write;
import com.google.firestore.v1.WriteRequest;
import com.google.firestore.v1.WriteResponse;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The app on a player's device, as far as saving a blob goes: signed in as that player, bound by
 * the rules, over a stream of writes as Firebase's client libraries do it.
 */
public final class PlayersApp implements AutoCloseable {

  /** What came of saving a blob, as the player is told. */
  public enum Told {
    SAVED,
    REFUSED
  }

  private final String database;
  private final Subject player;
  private final FirestoreClient client;

  public PlayersApp(String project, Subject player) {
    this.database = "projects/" + project + "/databases/(default)";
    this.player = player;
    this.client = open(project, player);
  }

  private FirestoreClient open(String project, Subject player) {
    try {
      FirestoreSettings.Builder settings = FirestoreSettings.newBuilder();
      InstantiatingGrpcChannelProvider channels =
          FirestoreSettings.defaultGrpcTransportProviderBuilder()
              .setEndpoint(FirestoreEmulator.host())
              .setChannelConfigurator(builder -> builder.usePlaintext())
              .build();
      settings.setTransportChannelProvider(channels);
      // As a header: the client's own credentials would refuse to travel in plain text.
      settings.setCredentialsProvider(NoCredentialsProvider.create());
      settings.setHeaderProvider(
          FixedHeaderProvider.create(
              "google-cloud-resource-prefix",
              database,
              "authorization",
              "Bearer " + idToken(project, player)));
      return FirestoreClient.create(settings.build());
    } catch (IOException e) {
      throw new UncheckedIOException("the app did not open", e);
    }
  }

  /** Nobody has signed it; the emulator takes it, and nobody else does. */
  private static String idToken(String project, Subject player) {
    String claims =
        "{\"sub\":\"%s\",\"user_id\":\"%s\",\"aud\":\"%s\",\"iss\":\"https://securetoken.google.com/%s\"}"
            .formatted(player.id(), player.id(), project, project);
    return base64("{\"alg\":\"none\",\"type\":\"JWT\"}") + "." + base64(claims) + ".";
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Sends the whole blob, and returns once it has arrived, whatever comes of it. */
  public Save send(String blob, String text) {
    Save save = new Save(blob, text);
    save.send();
    // Sent behind it on the same connection, and answered at once, whatever is locked.
    read(checkpoint());
    return save;
  }

  private String checkpoint() {
    return database + "/documents/Players/" + player.id() + "/Ops/op_migrate_v1";
  }

  private void read(String name) {
    client
        .batchGetDocumentsCallable()
        .all()
        .call(
            BatchGetDocumentsRequest.newBuilder().setDatabase(database).addDocuments(name).build());
  }

  /** A blob that is being saved. */
  public final class Save {

    private final Write write;
    private CompletableFuture<WriteResponse> answer = new CompletableFuture<>();

    private Save(String blob, String text) {
      this.write =
          Write.newBuilder()
              .setUpdate(
                  Document.newBuilder()
                      .setName(database + "/documents/" + LegacyPaths.blob(player, blob))
                      .putFields(blob, Value.newBuilder().setStringValue(text).build()))
              .build();
    }

    /** The stream must be greeted first; its answer holds what the writes must repeat. */
    private void send() {
      Answers answers = new Answers();
      ClientStream<WriteRequest> stream = client.writeCallable().splitCall(answers);
      stream.send(WriteRequest.newBuilder().setDatabase(database).build());
      WriteResponse greeting = answers.greeting.join();
      stream.send(
          WriteRequest.newBuilder()
              .setStreamToken(greeting.getStreamToken())
              .addWrites(write)
              .build());
      answer = answers.answer.whenComplete((told, failure) -> stream.closeSend());
    }

    /** Whether it is saved or refused by now; one that is to be sent again is neither. */
    public boolean isAnswered() {
      return answer.handle((told, failure) -> failure == null || !isAborted(failure)).getNow(false);
    }

    /** Waits for the answer. Where others were faster it is sent again, as the libraries do. */
    public Told await() {
      while (true) {
        try {
          answer.join();
          return Told.SAVED;
        } catch (CompletionException e) {
          if (e.getCause() instanceof PermissionDeniedException) {
            return Told.REFUSED;
          }
          if (!isAborted(e)) {
            throw e;
          }
          send();
        }
      }
    }

    private static boolean isAborted(Throwable failure) {
      return failure.getCause() instanceof ApiException api
          && api.getStatusCode().getCode() == StatusCode.Code.ABORTED;
    }
  }

  /** Two answers: to the greeting, and to the writes. */
  private static final class Answers implements ResponseObserver<WriteResponse> {
    final CompletableFuture<WriteResponse> greeting = new CompletableFuture<>();
    final CompletableFuture<WriteResponse> answer = new CompletableFuture<>();

    @Override
    public void onStart(StreamController controller) {
      // answers come as they are sent
    }

    @Override
    public void onResponse(WriteResponse response) {
      if (!greeting.complete(response)) {
        answer.complete(response);
      }
    }

    @Override
    public void onError(Throwable failure) {
      greeting.completeExceptionally(failure);
      answer.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      onError(new IllegalStateException("the stream has ended without an answer"));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
