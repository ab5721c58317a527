package dev.slipstream.emulators;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;

/** A server that is not ours and answers GET / with 200, as an emulator does. */
record Listener(HttpServer server) implements AutoCloseable {

  static Listener answeringOk() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return new Listener(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  static int statusOf(String host) throws IOException {
    return ((HttpURLConnection)
            URI.create("http://" + host + "/").toURL().openConnection(Proxy.NO_PROXY))
        .getResponseCode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
