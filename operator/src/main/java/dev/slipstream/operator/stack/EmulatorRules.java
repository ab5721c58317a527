package dev.slipstream.operator.stack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.operator.CannotGoOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Puts the product's security rules before a project of a Firestore emulator, so that clients meet
 * there what they meet in production. Servers and verbs go past them.
 */
final class EmulatorRules {

  private static final String FILE = "firestore.rules";

  private EmulatorRules() {}

  /**
   * The rules of the product as they are now.
   *
   * @throws CannotGoOn where there are none, or they do not compile
   */
  static void load(String host, String project) {
    load(host, project, Path.of(System.getProperty("slipstream.home", ".")));
  }

  /** The rules in a folder. */
  static void load(String host, String project, Path home) {
    Path file = home.resolve(FILE);
    Map<String, Object> rules = Map.of("name", FILE, "content", text(file));
    String body = new Gson().toJson(Map.of("rules", Map.of("files", List.of(rules))));
    URI uri = URI.create("http://" + host + "/emulator/v1/projects/" + project + ":securityRules");
    try {
      put(uri, body, file);
    } catch (IOException e) {
      throw new CannotGoOn("the emulator at " + host + " takes no rules: " + e.getMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CannotGoOn(
          "the security rules %s cannot be read; the local stack does not run without them"
              .formatted(file),
          e);
    }
  }

  private static void put(URI uri, String body, Path file) throws IOException {
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    call.setRequestMethod("PUT");
    call.setRequestProperty("Content-Type", "application/json");
    call.setDoOutput(true);
    try (OutputStream out = call.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new CannotGoOn(
          "the emulator refuses the security rules %s: %s".formatted(file, refusal(call)));
    }
  }

  /** What the compiler says, with line and column, as one line. */
  private static String refusal(HttpURLConnection call) throws IOException {
    try (InputStream said = call.getErrorStream()) {
      String answer = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      JsonObject error = JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("error");
      return error.get("message").getAsString().replace('\n', ' ');
    }
  }
}
