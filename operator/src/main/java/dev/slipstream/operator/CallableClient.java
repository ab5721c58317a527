package dev.slipstream.operator;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls the local stack's callable functions as a Firebase client does. */
public final class CallableClient {

  private static final Map<String, Boolean> NO_CLAIMS = Map.of();
  private static final Gson GSON = new Gson();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String url;
  private final String project;

  public CallableClient(String url, String project) {
    this.url = url;
    this.project = project;
  }

  /** A result, or an error with its code. */
  public record Answer(Optional<JsonObject> result, Optional<JsonObject> error) {

    /** The result's outcome, or the error's code: what became of the call in one word. */
    public String word() {
      return result
          .map(answer -> answer.get("outcome").getAsString())
          .orElseGet(() -> code().orElse("UNKNOWN"));
    }

    private Optional<String> code() {
      return error
          .flatMap(e -> Optional.ofNullable(e.getAsJsonObject("details")))
          .map(details -> details.get("code").getAsString())
          .or(() -> error.map(e -> e.get("status").getAsString()));
    }
  }

  /** Calls a function as a player; the local stack takes unsigned tokens. */
  public Answer call(String function, String uid, Map<String, Object> data) {
    return send(function, unsignedToken(uid, NO_CLAIMS), data);
  }

  /** Calls a function as a game server. */
  public Answer callAsServer(String function, Map<String, Object> data) {
    return send(function, unsignedToken("game-server", Map.of("server", true)), data);
  }

  /** Calls a function as an operator. */
  public Answer callAsOperator(String function, Map<String, Object> data) {
    return send(function, unsignedToken("operator", Map.of("operator", true)), data);
  }

  private Answer send(String function, String token, Map<String, Object> data) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + function))
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(Map.of("data", data))))
            .build();
    try {
      return answer(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("the local stack does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotGoOn("interrupted while calling " + function, e);
    }
  }

  private static Answer answer(String body) {
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return new Answer(
        Optional.ofNullable(json.getAsJsonObject("result")),
        Optional.ofNullable(json.getAsJsonObject("error")));
  }

  /** A token as the Auth emulator makes them: no signature at all. */
  private String unsignedToken(String uid, Map<String, Boolean> claims) {
    String header = GSON.toJson(Map.of("alg", "none", "typ", "JWT"));
    Map<String, Object> all = new HashMap<>(claims);
    all.put("sub", uid);
    all.put("user_id", uid);
    all.put("iss", "https://securetoken.google.com/" + project);
    all.put("aud", project);
    return base64(header) + "." + base64(GSON.toJson(all)) + ".";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
