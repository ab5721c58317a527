package dev.slipstream.messages.pubsub;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An HTTP server that messages are pushed to; an exception of the subscriber's is a 500. */
final class PushEndpoint implements AutoCloseable {

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  private PushEndpoint(HttpServer server) {
    this.server = server;
  }

  /** The subscriber is told the whole envelope. */
  static PushEndpoint start(Consumer<JsonObject> subscriber) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PushEndpoint endpoint = new PushEndpoint(HttpServer.create(address, 0));
    endpoint.server.setExecutor(endpoint.executor);
    endpoint.server.createContext("/", exchange -> answer(exchange, subscriber));
    endpoint.server.start();
    return endpoint;
  }

  private static void answer(HttpExchange exchange, Consumer<JsonObject> subscriber)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 204;
    try {
      subscriber.accept(JsonParser.parseString(body).getAsJsonObject());
    } catch (RuntimeException e) {
      status = 500;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** What was published. */
  static String data(JsonObject envelope) {
    String data = envelope.getAsJsonObject("message").get("data").getAsString();
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
