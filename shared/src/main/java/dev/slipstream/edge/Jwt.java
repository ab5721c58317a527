package dev.slipstream.edge;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.api.client.json.webtoken.JsonWebToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON web token as it was read; nothing in it is believed yet. */
record Jwt(String token, JsonWebSignature parsed) {

  /** How far ahead of ours the issuer's clock may be. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  /** Reads a token; empty where the text is not one. */
  static Optional<Jwt> parse(String token) {
    try {
      JsonWebSignature parsed = JsonWebSignature.parse(GsonFactory.getDefaultInstance(), token);
      return Optional.of(new Jwt(token, parsed));
    } catch (IOException | RuntimeException e) {
      // the library throws what it likes at bytes that a stranger made up
      return Optional.empty();
    }
  }

  String algorithm() {
    return String.valueOf(parsed.getHeader().getAlgorithm());
  }

  boolean isUnsigned() {
    return algorithm().equals("none") && parsed.getSignatureBytes().length == 0;
  }

  boolean hasAll(Set<String> claims) {
    return claims.stream().allMatch(name -> claim(name) != null);
  }

  /** The claim if it is text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(claim(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** Whether the claim is there and is not {@code wanted}. */
  boolean contradicts(String name, String wanted) {
    Object found = claim(name);
    return found != null && !found.equals(wanted);
  }

  /** Whether the claim is the boolean true; the text "true" is not. */
  boolean says(String name) {
    return Boolean.TRUE.equals(claim(name));
  }

  @Nullable Object claim(String name) {
    return parsed.getPayload().get(name);
  }

  /** Why the token does not count at this time; claims that are absent are not asked for. */
  Optional<String> timeProblem(Instant now) {
    JsonWebToken.Payload claims = parsed.getPayload();
    Long expiry = claims.getExpirationTimeSeconds();
    if (expiry != null && expiry <= now.getEpochSecond()) {
      return Optional.of("is expired");
    }
    long latest = now.plus(SKEW).getEpochSecond();
    boolean isEarly =
        isAfter(latest, claims.getIssuedAtTimeSeconds())
            || isAfter(latest, claims.getNotBeforeTimeSeconds())
            || isAfter(latest, claim("auth_time"));
    return isEarly ? Optional.of("is not valid yet") : Optional.empty();
  }

  /** Whether the claim names a time after the latest allowed; one that names no time does. */
  private static boolean isAfter(long latest, @Nullable Object seconds) {
    return seconds != null && !(seconds instanceof Number number && number.longValue() <= latest);
  }
}
