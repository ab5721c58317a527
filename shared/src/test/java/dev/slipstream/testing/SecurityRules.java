package dev.slipstream.testing;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The product's own security rules, before a project of the emulator. A project is open without.
 */
public final class SecurityRules {

  private static final Path FILE =
      Path.of(System.getProperty("slipstream.root"), "firestore.rules");

  private SecurityRules() {}

  public static void load(String project) {
    String rules =
        "http://%s/emulator/v1/projects/%s:securityRules"
            .formatted(FirestoreEmulator.host(), project);
    try {
      HttpURLConnection call =
          (HttpURLConnection) URI.create(rules).toURL().openConnection(Proxy.NO_PROXY);
      call.setRequestMethod("PUT");
      call.setDoOutput(true);
      try (OutputStream out = call.getOutputStream()) {
        out.write(body().getBytes(StandardCharsets.UTF_8));
      }
      if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new AssertionError("the rules are refused: HTTP " + call.getResponseCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the rules are not loaded", e);
    }
  }

  private static String body() throws IOException {
    Map<String, String> file = Map.of("name", "firestore.rules", "content", Files.readString(FILE));
    return new Gson().toJson(Map.of("rules", Map.of("files", List.of(file))));
  }
}
