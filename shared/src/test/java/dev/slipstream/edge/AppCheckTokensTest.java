package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import dev.slipstream.edge.testing.FakeKeyServer;
import dev.slipstream.edge.testing.Tokens;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppCheckTokensTest {

  private static final Instant NOW = Instant.parse("2025-10-15T12:00:00Z");
  private static final KeyPair RSA = pair("RSA");
  private static final KeyPair EC = pair("EC");

  private final AppCheckTokens tokens =
      new AppCheckTokens(
          "the-game",
          "1234567890",
          new FakeKeyServer(
              Map.of("https://firebaseappcheck.googleapis.com/v1/jwks", publishedKeys())),
          InstantSource.fixed(NOW));

  private static KeyPair pair(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("EC") ? 256 : 2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One RSA key, as App Check has, and an EC key that a later day might add. */
  private static String publishedKeys() {
    RSAPublicKey rsa = (RSAPublicKey) RSA.getPublic();
    ECPublicKey ec = (ECPublicKey) EC.getPublic();
    Map<String, String> rsaKey =
        Map.of(
            "kty", "RSA",
            "alg", "RS256",
            "use", "sig",
            "kid", "rsa1",
            "n", base64(rsa.getModulus().toByteArray()),
            "e", base64(rsa.getPublicExponent().toByteArray()));
    Map<String, String> ecKey =
        Map.of(
            "kty", "EC",
            "alg", "ES256",
            "crv", "P-256",
            "kid", "ec1",
            "x", base64(ec.getW().getAffineX().toByteArray()),
            "y", base64(ec.getW().getAffineY().toByteArray()));
    return new Gson().toJson(Map.of("keys", List.of(rsaKey, ecKey)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, Object> claims(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims =
        new LinkedHashMap<>(
            Map.of(
                "iss",
                "https://firebaseappcheck.googleapis.com/1234567890",
                "aud",
                List.of("projects/1234567890", "projects/the-game"),
                "sub",
                "1:1234567890:android:abcdef",
                "iat",
                NOW.getEpochSecond() - 60,
                "exp",
                NOW.getEpochSecond() + 3540));
    change.accept(claims);
    return claims;
  }

  private static String token(Consumer<Map<String, Object>> change) {
    return Tokens.rs256("rsa1", RSA.getPrivate(), claims(change));
  }

  private void assertRefused(String why, Optional<String> token) {
    CallException e = assertThrows(CallException.class, () -> tokens.verify(token));
    assertEquals(Status.UNAUTHENTICATED, e.status());
    assertEquals("The App Check token " + why + "; call from a registered app.", e.getMessage());
  }

  private void assertRefused(String why, Consumer<Map<String, Object>> change) {
    assertRefused(why, Optional.of(token(change)));
  }

  @Test
  void anAppOfTheProjectMayCall() {
    assertDoesNotThrow(() -> tokens.verify(Optional.of(token(claims -> {}))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects/1234567890", "projects/the-game"})
  void theProjectMayBeNamedByNumberOrById(String audience) {
    assertDoesNotThrow(
        () -> tokens.verify(Optional.of(token(claims -> claims.put("aud", List.of(audience))))));
  }

  @Test
  void aCallWithoutATokenIsRefused() {
    assertRefused("is missing", Optional.empty());
    assertRefused("cannot be read", Optional.of(""));
    assertRefused("cannot be read", Optional.of("a.b.c"));
  }

  @Test
  void aTokenOfAnotherProjectIsRefused() {
    String why = "is not for project the-game";
    assertRefused(why, claims -> claims.put("aud", List.of("projects/another-game")));
    assertRefused(why, claims -> claims.put("aud", List.of()));
    assertRefused(why, claims -> claims.put("aud", "projects/the-game"));
    assertRefused(
        why, claims -> claims.put("iss", "https://firebaseappcheck.googleapis.com/987654321"));
    assertRefused(why, claims -> claims.put("iss", "https://securetoken.google.com/the-game"));
  }

  @Test
  void aTokenOfAnotherTimeIsRefused() {
    assertRefused("is expired", claims -> claims.put("exp", NOW.getEpochSecond()));
    assertRefused("is not valid yet", claims -> claims.put("iat", NOW.getEpochSecond() + 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "sub"})
  void aTokenThatLacksAClaimIsRefused(String claim) {
    assertRefused("lacks a claim that every App Check token has", claims -> claims.remove(claim));
  }

  @Test
  void aTokenThatNamesNoAppIsRefused() {
    assertRefused("lacks a claim that every App Check token has", claims -> claims.put("sub", ""));
  }

  @Test
  void aTokenThatIsNotSignedByAppCheckIsRefused() {
    Map<String, Object> claims = claims(same -> {});
    PrivateKey another = pair("RSA").getPrivate();
    assertRefused("is not signed by Firebase", Optional.of(Tokens.rs256("rsa1", another, claims)));
    assertRefused(
        "is not signed by Firebase", Optional.of(Tokens.rs256("rsa2", RSA.getPrivate(), claims)));
    assertRefused("is not signed with RS256", Optional.of(Tokens.unsigned(claims)));
  }

  @Test
  void onlyRs256CountsEvenWithAPublishedKey() {
    String token =
        Tokens.signed(
            "ES256", "SHA256withECDSAinP1363Format", "ec1", EC.getPrivate(), claims(same -> {}));
    assertRefused("is not signed with RS256", Optional.of(token));
  }
}
