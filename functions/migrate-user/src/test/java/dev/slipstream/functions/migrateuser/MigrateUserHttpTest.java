package dev.slipstream.functions.migrateuser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.cloud.functions.invoker.runner.Invoker;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Tokens;
import dev.slipstream.testing.LegacyCase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The function behind the server that runs it in production. */
final class MigrateUserHttpTest {

  private static final LocalGraph LOCAL = new LocalGraph().withMasterData();
  private static final LegacyCase TESS = LegacyCase.named("contract-p01-everything-maps");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Invoker invoker;
  private static URI address;

  /** The invoker makes functions itself, by a constructor without parameters. */
  public static final class OnMemory implements HttpFunction {
    private final MigrateUser function = new MigrateUser(LOCAL.graph());

    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
      function.service(request, response);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    TESS.seed(LOCAL.store());
    int port = freePort();
    invoker =
        new Invoker(
            port, OnMemory.class.getName(), null, MigrateUserHttpTest.class.getClassLoader());
    invoker.startTestServer();
    address = URI.create("http://127.0.0.1:" + port + "/demo-slipstream/us-central1/migrateUser");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    invoker.stopServer();
  }

  private static java.net.http.HttpRequest.Builder request() {
    return java.net.http.HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Authorization", "Bearer " + Tokens.ofEmulator(TESS.uid()))
        .header("Origin", "https://game.example");
  }

  private static java.net.http.HttpResponse<String> send(
      java.net.http.HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonObject json(java.net.http.HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  @Test
  void aPlayerIsMigrated() {
    var response = send(request().POST(BodyPublishers.ofString("{\"data\": null}")));
    assertEquals(200, response.statusCode());
    assertEquals(
        List.of("application/json;charset=utf-8"),
        response.headers().allValues("content-type").stream()
            .map(type -> type.replace(" ", "").toLowerCase(Locale.ROOT))
            .toList());
    assertEquals(
        "https://game.example",
        response.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertEquals(TESS.uid(), json(response).getAsJsonObject("result").get("userId").getAsString());
  }

  @Test
  void aBrowserMayAskFirst() {
    var response =
        send(
            java.net.http.HttpRequest.newBuilder(address)
                .header("Origin", "https://game.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, response.statusCode());
    assertEquals("", response.body());
    assertEquals(
        "authorization, content-type, firebase-instance-id-token, x-firebase-appcheck",
        response.headers().firstValue("Access-Control-Allow-Headers").orElse(""));
  }

  @Test
  void aStrangerIsRefused() {
    var response =
        send(
            java.net.http.HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"data\": {}}")));
    assertEquals(401, response.statusCode());
  }

  @Test
  void aBodyBeyondTheLimitIsReadAwayAndRefused() {
    var response =
        send(
            request().POST(BodyPublishers.ofString("{\"data\": \"" + "x".repeat(5 << 20) + "\"}")));
    assertEquals(400, response.statusCode());
    assertEquals(
        "body",
        json(response)
            .getAsJsonObject("error")
            .getAsJsonObject("details")
            .get("field")
            .getAsString());
  }

  @Test
  void aStrangerHearsWhyHoweverLongTheBody() {
    var response =
        send(
            java.net.http.HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(5 << 20))));
    assertEquals(401, response.statusCode());
  }

  @Test
  void getIsRefused() {
    assertEquals(400, send(request().GET()).statusCode());
  }
}
