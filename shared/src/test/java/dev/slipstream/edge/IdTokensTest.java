package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.slipstream.edge.testing.FakeKeyServer;
import dev.slipstream.edge.testing.SigningKey;
import dev.slipstream.edge.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdTokensTest {

  private static final String PROJECT = "the-game";
  private static final String KEYS =
      "https://www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com";
  private static final Instant NOW = Instant.parse("2025-10-15T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private static final SigningKey KEY = SigningKey.make("key1");

  private final FakeKeyServer google =
      new FakeKeyServer(Map.of(KEYS, new Gson().toJson(Map.of("key1", KEY.pem()))));
  private final IdTokens signed = IdTokens.signed(PROJECT, google, CLOCK);

  private static Map<String, Object> claims() {
    return Tokens.claims(PROJECT, "u1", NOW);
  }

  private static String token(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = claims();
    change.accept(claims);
    return Tokens.rs256("key1", KEY.key(), claims);
  }

  private static String refusal(IdTokens tokens, String token) {
    CallException e = assertThrows(CallException.class, () -> tokens.verify(token));
    assertEquals(Status.UNAUTHENTICATED, e.status());
    assertEquals("UNAUTHENTICATED", e.code());
    return String.valueOf(e.getMessage());
  }

  private void assertRefused(String why, Consumer<Map<String, Object>> change) {
    assertEquals("The ID token " + why + "; sign in again.", refusal(signed, token(change)));
  }

  @Test
  void aPlayersTokenNamesThePlayer() {
    assertEquals(new Caller("u1", false, false), signed.verify(token(claims -> {})));
  }

  @Test
  void theKeysAreFetchedOnce() {
    for (int i = 0; i < 3; i++) {
      signed.verify(token(claims -> {}));
    }
    assertEquals(List.of(KEYS), google.asked());
  }

  @Test
  void rolesAreBooleans() {
    Caller operator = signed.verify(token(claims -> claims.put("operator", true)));
    assertTrue(operator.isOperator());
    assertTrue(operator.isServer(), "operators count as servers");
    Caller server = signed.verify(token(claims -> claims.put("server", true)));
    assertTrue(server.isServer());
    assertFalse(server.isOperator());
  }

  @Test
  void rolesThatAreNotBooleansDoNotCount() {
    for (Object role : List.of("true", 1, "yes", List.of(true), Map.of("operator", true), false)) {
      Caller caller =
          signed.verify(
              token(
                  claims -> {
                    claims.put("operator", role);
                    claims.put("server", role);
                  }));
      assertEquals(new Caller("u1", false, false), caller, () -> "operator: " + role);
    }
  }

  @Test
  void anExpiredTokenIsRefused() {
    assertRefused("is expired", claims -> claims.put("exp", NOW.getEpochSecond() - 1));
    assertRefused("is expired", claims -> claims.put("exp", NOW.getEpochSecond()));
  }

  @Test
  void aTokenOfTheFutureIsRefused() {
    long soon = NOW.getEpochSecond() + 11;
    assertRefused("is not valid yet", claims -> claims.put("iat", soon));
    assertRefused("is not valid yet", claims -> claims.put("nbf", soon));
    assertRefused("is not valid yet", claims -> claims.put("auth_time", soon));
    assertRefused("is not valid yet", claims -> claims.put("auth_time", "yesterday"));
  }

  @Test
  void googlesClockMayBeALittleAhead() {
    long ahead = NOW.getEpochSecond() + 10;
    signed.verify(
        token(
            claims -> {
              claims.put("iat", ahead);
              claims.put("auth_time", ahead);
            }));
  }

  @Test
  void aTokenForAnotherProjectIsRefused() {
    assertRefused("is not for project the-game", claims -> claims.put("aud", "another-game"));
    assertRefused("is not for project the-game", claims -> claims.put("aud", List.of(PROJECT)));
    assertRefused(
        "is not for project the-game",
        claims -> claims.put("iss", "https://securetoken.google.com/another-game"));
    assertRefused(
        "is not for project the-game", claims -> claims.put("iss", "https://accounts.google.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "iat", "exp", "sub"})
  void aTokenThatLacksAClaimIsRefused(String claim) {
    assertRefused("lacks a claim that every ID token has", claims -> claims.remove(claim));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", ".", "..", "__id__"})
  void aTokenThatNamesNobodyIsRefused(String uid) {
    assertRefused("names no user", claims -> claims.put("sub", uid));
  }

  @Test
  void aUidMayHave128Characters() {
    String longest = "u".repeat(128);
    assertEquals(longest, signed.verify(token(claims -> claims.put("sub", longest))).uid());
    assertRefused("names no user", claims -> claims.put("sub", longest + "u"));
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() {
    String notGoogles = "The ID token is not signed by Firebase; sign in again.";
    PrivateKey another = anotherKey("RSA");
    assertEquals(notGoogles, refusal(signed, Tokens.rs256("key1", another, claims())));
    assertEquals(notGoogles, refusal(signed, Tokens.rs256("key2", KEY.key(), claims())));
  }

  @Test
  void aTokenWithAnotherAlgorithmIsRefused() {
    String sentence = "The ID token is not signed with RS256; sign in again.";
    byte[] certificate = KEY.pem().getBytes(StandardCharsets.UTF_8);
    byte[] publicKey = KEY.certificate().getPublicKey().getEncoded();
    assertEquals(sentence, refusal(signed, Tokens.unsigned(claims())));
    assertEquals(sentence, refusal(signed, Tokens.hs256("key1", certificate, claims())));
    assertEquals(sentence, refusal(signed, Tokens.hs256("key1", publicKey, claims())));
    assertEquals(
        sentence,
        refusal(
            signed, Tokens.signed("ES256", "SHA256withECDSA", "key1", anotherKey("EC"), claims())));
    assertEquals(
        sentence,
        refusal(signed, Tokens.signed("RS512", "SHA512withRSA", "key1", KEY.key(), claims())));
    assertEquals(List.of(), google.asked(), "no key is fetched for such a token");
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() {
    String[] parts = token(claims -> {}).split("\\.", -1);
    Map<String, Object> operator = claims();
    operator.put("operator", true);
    String forged = Tokens.content(Map.of("alg", "RS256", "kid", "key1"), operator);
    assertEquals(
        "The ID token is not signed by Firebase; sign in again.",
        refusal(signed, forged + "." + parts[2]));
    assertEquals(
        "The ID token is not signed by Firebase; sign in again.",
        refusal(signed, parts[0] + "." + parts[1] + "."));
  }

  @Test
  void aTokenThatWasCutOffIsRefused() {
    String whole = token(claims -> {});
    for (int length = 0; length < whole.length(); length += 7) {
      refusal(signed, whole.substring(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "null",
        "bnVsbA.bnVsbA.",
        "e30.e30.",
        "e30.bnVsbA.",
        "W10.W10.W10",
        "IiI.IiI.IiI",
        "eyJhbGciOiJub25lIn0.bnVsbA.",
        "eyJhbGciOm51bGx9.e30.",
        "eyJhbGciOjF9.e30.",
        "eyJhbGciOiJub25lIn0.e30.e30",
        "\u0000.\u0000.\u0000",
        "ééé.ééé.ééé"
      })
  void garbageIsRefused(String garbage) {
    refusal(signed, garbage);
  }

  @Test
  void claimsOfAWrongKindAreRefused() {
    for (String claim : List.of("iss", "aud", "iat", "exp", "sub")) {
      for (Object value : List.of(List.of(), Map.of(), true, 1.5)) {
        refusal(signed, token(claims -> claims.put(claim, value)));
      }
    }
  }

  @Test
  void timesInWordsAreRefused() {
    for (String claim : List.of("iat", "exp", "nbf", "auth_time")) {
      refusal(signed, token(claims -> claims.put(claim, "soon")));
      refusal(signed, token(claims -> claims.put(claim, "1760000000")));
    }
  }

  @Test
  void keysThatCannotBeHadAreNotTheCallersFault() {
    for (FakeKeyServer broken :
        List.of(new FakeKeyServer(Map.of()), new FakeKeyServer(Map.of(KEYS, "{}")))) {
      IdTokens tokens = IdTokens.signed(PROJECT, broken, CLOCK);
      CallException e = assertThrows(CallException.class, () -> tokens.verify(token(claims -> {})));
      assertEquals(Status.UNAVAILABLE, e.status());
      assertEquals("KEYS_UNAVAILABLE", e.code());
    }
  }

  private static PrivateKey anotherKey(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
