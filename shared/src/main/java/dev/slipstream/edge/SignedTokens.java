package dev.slipstream.edge;

import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.TokenVerifier;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;

/** The signatures of one issuer; holds its public keys for an hour. Safe for many threads. */
final class SignedTokens {

  private static final String ALGORITHM = "RS256";

  private final TokenVerifier verifier;

  /**
   * @param keys where the issuer publishes its keys, as X.509 certificates or as a JWK set
   */
  SignedTokens(String keys, HttpTransportFactory http, InstantSource clock) {
    this.verifier =
        TokenVerifier.newBuilder()
            .setCertificatesLocation(keys)
            .setHttpTransportFactory(http)
            .setClock(clock::millis)
            .build();
  }

  /** Why the signature is not the issuer's; throws UNAVAILABLE where its keys cannot be had. */
  Optional<String> problem(Jwt jwt) {
    if (!jwt.algorithm().equals(ALGORITHM)) {
      return Optional.of("is not signed with RS256");
    }
    try {
      verifier.verify(jwt.token());
      return Optional.empty();
    } catch (TokenVerifier.VerificationException e) {
      if (isForWantOfKeys(e)) {
        throw new CallException(
            Status.UNAVAILABLE,
            "KEYS_UNAVAILABLE",
            "Google's public keys cannot be fetched to verify the token; call again in a moment.");
      }
      return Optional.of("is not signed by Firebase");
    }
  }

  /** The verifier wraps what reading, checking and fetching throw in one type. */
  private static boolean isForWantOfKeys(TokenVerifier.VerificationException e) {
    Throwable cause = e.getCause();
    return cause != null
        && !(cause instanceof IOException)
        && !(cause instanceof GeneralSecurityException);
  }
}
