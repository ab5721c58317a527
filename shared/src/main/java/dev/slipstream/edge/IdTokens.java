package dev.slipstream.edge;

import com.google.auth.http.HttpTransportFactory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Firebase ID tokens of one project. The checks are those of Firebase's page "Verify ID tokens
 * using a third-party JWT library".
 */
public final class IdTokens {

  private static final String KEYS =
      "https://www.googleapis.com/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com";

  private static final Set<String> REQUIRED = Set.of("iss", "aud", "iat", "exp", "sub");

  /** What makes a token believable, beside its claims. */
  private interface Proof {
    Optional<String> problem(Jwt jwt);
  }

  private final String project;
  private final InstantSource clock;
  private final Set<String> required;
  private final Proof proof;

  private IdTokens(String project, InstantSource clock, Set<String> required, Proof proof) {
    this.project = project;
    this.clock = clock;
    this.required = required;
    this.proof = proof;
  }

  /** The tokens of Firebase Authentication, signed by Google. */
  public static IdTokens signed(String project, HttpTransportFactory http, InstantSource clock) {
    SignedTokens signatures = new SignedTokens(KEYS, http, clock);
    return new IdTokens(project, clock, REQUIRED, signatures::problem);
  }

  /** The tokens of the Auth emulator, which anybody can make: no signature, and few claims do. */
  public static IdTokens unsigned(String project, InstantSource clock) {
    return new IdTokens(
        project,
        clock,
        Set.of(),
        jwt -> jwt.isUnsigned() ? Optional.empty() : Optional.of("is not of the Auth emulator"));
  }

  /** Throws UNAUTHENTICATED where the token does not prove who calls. */
  public Caller verify(String token) {
    Jwt jwt = Jwt.parse(token).orElseThrow(() -> refused("cannot be read"));
    problem(jwt)
        .ifPresent(
            problem -> {
              throw refused(problem);
            });
    return new Caller(
        uid(jwt).orElseThrow(() -> refused("names no user")),
        jwt.says("operator"),
        jwt.says("server"));
  }

  private Optional<String> problem(Jwt jwt) {
    if (!jwt.hasAll(required)) {
      return Optional.of("lacks a claim that every ID token has");
    }
    if (jwt.contradicts("iss", "https://securetoken.google.com/" + project)
        || jwt.contradicts("aud", project)) {
      return Optional.of("is not for project " + project);
    }
    return jwt.timeProblem(clock.instant()).or(() -> proof.problem(jwt));
  }

  private static Optional<String> uid(Jwt jwt) {
    return jwt.text("sub").or(() -> jwt.text("user_id")).filter(Caller::isUid);
  }

  private static CallException refused(String why) {
    return CallException.unauthenticated("The ID token %s; sign in again.".formatted(why));
  }
}
