package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.edge.testing.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmulatorTokensTest {

  private static final Instant NOW = Instant.parse("2025-10-15T12:00:00Z");

  private final IdTokens tokens = IdTokens.unsigned("the-game", InstantSource.fixed(NOW));

  private static Map<String, Object> claims() {
    return Tokens.claims("the-game", "u1", NOW);
  }

  private void assertRefused(String why, String token) {
    CallException e = assertThrows(CallException.class, () -> tokens.verify(token));
    assertEquals(Status.UNAUTHENTICATED, e.status());
    assertEquals("The ID token " + why + "; sign in again.", e.getMessage());
  }

  @Test
  void theEmulatorsTokensAreTaken() {
    assertEquals(new Caller("u1", false, false), tokens.verify(Tokens.unsigned(claims())));
    assertEquals(new Caller("u1", true, true), tokens.verify(Tokens.ofEmulator("u1", "operator")));
  }

  @Test
  void aTokenMayNameThePlayerAndNothingElse() {
    assertEquals("u2", tokens.verify(Tokens.unsigned(Map.of("sub", "u2"))).uid());
    assertEquals("u3", tokens.verify(Tokens.unsigned(Map.of("user_id", "u3"))).uid());
  }

  @Test
  void whatATokenSaysMustBeRight() {
    long soon = NOW.getEpochSecond() + 60;
    assertRefused("is not for project the-game", changed("iss", "https://accounts.google.com"));
    assertRefused("is not for project the-game", changed("aud", "another-game"));
    assertRefused("is expired", changed("exp", NOW.getEpochSecond()));
    assertRefused("is not valid yet", changed("iat", soon));
    assertRefused("is not valid yet", changed("auth_time", soon));
    assertRefused("names no user", changed("sub", ""));
    assertRefused("names no user", Tokens.unsigned(Map.of()));
    assertRefused(
        "names no user", Tokens.base64("{\"alg\":\"none\"}") + "." + Tokens.base64("null") + ".");
  }

  private static String changed(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return Tokens.unsigned(claims);
  }

  @Test
  void aSignatureOfAnyKindIsNotOfTheEmulator() {
    assertRefused("is not of the Auth emulator", Tokens.unsigned(claims()) + "e30");
    assertRefused(
        "is not of the Auth emulator", Tokens.hs256("key1", new byte[] {1, 2, 3}, claims()));
  }

  @Test
  void garbageIsRefused() {
    for (String garbage : List.of("", "..", "a.b.c", "e30.e30.")) {
      assertRefused("cannot be read", garbage);
    }
  }
}
