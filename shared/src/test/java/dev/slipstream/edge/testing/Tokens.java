package dev.slipstream.edge.testing;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JSON web tokens, made by hand. */
public final class Tokens {

  private static final Gson GSON = new Gson();

  private Tokens() {}

  /** What the Auth emulator issues: no signature. */
  public static String unsigned(Map<String, ?> claims) {
    return content(Map.of("alg", "none", "typ", "JWT"), claims) + ".";
  }

  /** A token of the Auth emulator for a player with these roles. */
  public static String ofEmulator(String uid, String... roles) {
    Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", uid, "user_id", uid));
    Arrays.stream(roles).forEach(role -> claims.put(role, true));
    return unsigned(claims);
  }

  /** What Firebase Authentication says of a player who signed in a minute ago. */
  public static Map<String, Object> claims(String project, String uid, Instant now) {
    long seconds = now.getEpochSecond();
    return new LinkedHashMap<>(
        Map.of(
            "iss",
            "https://securetoken.google.com/" + project,
            "aud",
            project,
            "sub",
            uid,
            "user_id",
            uid,
            "auth_time",
            seconds - 60,
            "iat",
            seconds - 60,
            "exp",
            seconds + 3540));
  }

  public static String rs256(String keyId, PrivateKey key, Map<String, ?> claims) {
    return signed("RS256", "SHA256withRSA", keyId, key, claims);
  }

  public static String signed(
      String algorithm, String javaName, String keyId, PrivateKey key, Map<String, ?> claims) {
    String content = content(Map.of("alg", algorithm, "kid", keyId, "typ", "JWT"), claims);
    try {
      Signature signature = Signature.getInstance(javaName);
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String hs256(String keyId, byte[] secret, Map<String, ?> claims) {
    String content = content(Map.of("alg", "HS256", "kid", keyId, "typ", "JWT"), claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and claims, encoded. */
  public static String content(Map<String, ?> header, Map<String, ?> claims) {
    return base64(GSON.toJson(header)) + "." + base64(GSON.toJson(claims));
  }

  public static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
