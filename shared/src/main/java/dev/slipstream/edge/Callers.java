package dev.slipstream.edge;

import com.google.auth.http.HttpTransportFactory;
import com.google.cloud.functions.HttpRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who calls, by the headers of the request. */
public final class Callers {

  private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

  private final IdTokens idTokens;
  private final Optional<AppCheckTokens> appCheck;

  public Callers(IdTokens idTokens, Optional<AppCheckTokens> appCheck) {
    this.idTokens = idTokens;
    this.appCheck = appCheck;
  }

  /** What the settings ask for; keys come through {@code http} when they are first needed. */
  static Callers of(Settings settings, HttpTransportFactory http, InstantSource clock) {
    String project = settings.project();
    return new Callers(
        settings.authEmulator().isPresent()
            ? IdTokens.unsigned(project, clock)
            : IdTokens.signed(project, http, clock),
        settings
            .projectNumber()
            .filter(number -> settings.requiresAppCheck())
            .map(number -> new AppCheckTokens(project, number, http, clock)));
  }

  /** Throws UNAUTHENTICATED where the request does not prove who calls. */
  Caller identify(HttpRequest request) {
    appCheck.ifPresent(tokens -> tokens.verify(request.getFirstHeader("X-Firebase-AppCheck")));
    return idTokens.verify(
        request
            .getFirstHeader("Authorization")
            .map(BEARER::matcher)
            .filter(Matcher::matches)
            .map(bearer -> bearer.group(1))
            .orElseThrow(
                () ->
                    CallException.unauthenticated(
                        "The call has no ID token; sign in and send it as a bearer token.")));
  }
}
