package dev.slipstream.edge;

import com.google.auth.http.HttpTransportFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Firebase App Check tokens: a call comes from an app of the project. The checks are those of
 * Firebase's page "Verify App Check tokens from a custom backend".
 */
public final class AppCheckTokens {

  private static final String KEYS = "https://firebaseappcheck.googleapis.com/v1/jwks";
  private static final String ISSUER = "https://firebaseappcheck.googleapis.com/";
  private static final Set<String> REQUIRED = Set.of("iss", "aud", "exp", "sub");

  private final String project;
  private final String projectNumber;
  private final InstantSource clock;
  private final SignedTokens signatures;

  public AppCheckTokens(
      String project, String projectNumber, HttpTransportFactory http, InstantSource clock) {
    this.project = project;
    this.projectNumber = projectNumber;
    this.clock = clock;
    this.signatures = new SignedTokens(KEYS, http, clock);
  }

  /** Throws UNAUTHENTICATED where the token does not prove that an app of the project calls. */
  public void verify(Optional<String> token) {
    String text = token.orElseThrow(() -> refused("is missing"));
    Jwt jwt = Jwt.parse(text).orElseThrow(() -> refused("cannot be read"));
    problem(jwt)
        .ifPresent(
            problem -> {
              throw refused(problem);
            });
  }

  private Optional<String> problem(Jwt jwt) {
    if (!jwt.hasAll(REQUIRED) || jwt.text("sub").orElse("").isEmpty()) {
      return Optional.of("lacks a claim that every App Check token has");
    }
    if (jwt.contradicts("iss", ISSUER + projectNumber) || !isForProject(jwt)) {
      return Optional.of("is not for project " + project);
    }
    return jwt.timeProblem(clock.instant()).or(() -> signatures.problem(jwt));
  }

  private boolean isForProject(Jwt jwt) {
    return jwt.claim("aud") instanceof List<?> audience
        && (audience.contains("projects/" + projectNumber)
            || audience.contains("projects/" + project));
  }

  private static CallException refused(String why) {
    return CallException.unauthenticated(
        "The App Check token %s; call from a registered app.".formatted(why));
  }
}
