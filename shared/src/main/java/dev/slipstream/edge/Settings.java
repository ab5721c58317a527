package dev.slipstream.edge;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment says, all of it: the only place where variables are named. Settings whose
 * endpoints do not fit the declared environment cannot be built, so nothing starts on them.
 *
 * @param project GOOGLE_CLOUD_PROJECT or GCLOUD_PROJECT
 * @param environment SLIPSTREAM_ENVIRONMENT; local for a {@code demo-} project, else prod
 * @param firestoreEmulator FIRESTORE_EMULATOR_HOST, host:port
 * @param pubSubEmulator PUBSUB_EMULATOR_HOST, host:port; without it messages stay in the process in
 *     environment local
 * @param authEmulator FIREBASE_AUTH_EMULATOR_HOST, host:port; while set, unsigned tokens count
 * @param requiresAppCheck REQUIRE_APP_CHECK, true or false; false where it is not set
 * @param projectNumber GOOGLE_CLOUD_PROJECT_NUMBER, which App Check tokens name
 * @param mirrorsLegacy MIRROR_LEGACY, true or false; whether operations on migrated players are
 *     written to their legacy documents too; true where it is not set
 */
public record Settings(
    String project,
    Environment environment,
    Optional<String> firestoreEmulator,
    Optional<String> pubSubEmulator,
    Optional<String> authEmulator,
    boolean requiresAppCheck,
    Optional<String> projectNumber,
    boolean mirrorsLegacy) {

  /** Where a build runs; only {@link #LOCAL} may talk to emulators, and it never leaves them. */
  public enum Environment {
    LOCAL,
    DEV,
    STAGING,
    PROD
  }

  private static final String PROJECT = "GOOGLE_CLOUD_PROJECT";
  private static final String OLD_PROJECT = "GCLOUD_PROJECT";
  private static final String ENVIRONMENT = "SLIPSTREAM_ENVIRONMENT";
  private static final String FIRESTORE_EMULATOR = "FIRESTORE_EMULATOR_HOST";
  private static final String PUBSUB_EMULATOR = "PUBSUB_EMULATOR_HOST";
  private static final String AUTH_EMULATOR = "FIREBASE_AUTH_EMULATOR_HOST";
  private static final String REQUIRE_APP_CHECK = "REQUIRE_APP_CHECK";
  private static final String PROJECT_NUMBER = "GOOGLE_CLOUD_PROJECT_NUMBER";
  private static final String MIRROR_LEGACY = "MIRROR_LEGACY";

  /** A project of this prefix exists on no server but an emulator. */
  private static final String DEMO = "demo-";

  /** Only whether an Auth emulator is named matters; nothing ever calls it. */
  private static final String UNSIGNED_TOKENS = "127.0.0.1:9099";

  private static final Pattern PROJECT_ID = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+]):[1-9][0-9]{0,4}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

  public Settings {
    require(PROJECT_ID, PROJECT, project, "the id of a project");
    firestoreEmulator.ifPresent(host -> requireHost(FIRESTORE_EMULATOR, host));
    pubSubEmulator.ifPresent(host -> requireHost(PUBSUB_EMULATOR, host));
    authEmulator.ifPresent(host -> requireHost(AUTH_EMULATOR, host));
    projectNumber.ifPresent(n -> require(NUMBER, PROJECT_NUMBER, n, "a number"));
    requireLocal(environment, FIRESTORE_EMULATOR, firestoreEmulator);
    requireLocal(environment, PUBSUB_EMULATOR, pubSubEmulator);
    requireEndpointsThatFit(project, environment, authEmulator);
    if (requiresAppCheck && projectNumber.isEmpty()) {
      throw new SettingsException(
          "REQUIRE_APP_CHECK is true, but App Check tokens name the project by number;"
              + " set GOOGLE_CLOUD_PROJECT_NUMBER.");
    }
  }

  /** Reads the variables; one that is set to nothing counts as not set. */
  public static Settings of(Map<String, String> variables) {
    String project = project(variables);
    return new Settings(
        project,
        variable(variables, ENVIRONMENT)
            .map(Settings::environment)
            .orElse(isDemo(project) ? Environment.LOCAL : Environment.PROD),
        variable(variables, FIRESTORE_EMULATOR),
        variable(variables, PUBSUB_EMULATOR),
        variable(variables, AUTH_EMULATOR),
        flag(variables, REQUIRE_APP_CHECK).orElse(false),
        variable(variables, PROJECT_NUMBER),
        flag(variables, MIRROR_LEGACY).orElse(true));
  }

  private static Optional<String> variable(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static String project(Map<String, String> variables) {
    Optional<String> project = variable(variables, PROJECT);
    Optional<String> old = variable(variables, OLD_PROJECT);
    if (project.isPresent() && old.isPresent() && !project.equals(old)) {
      throw new SettingsException(
          "GOOGLE_CLOUD_PROJECT and GCLOUD_PROJECT name two projects, %s and %s; set one of them."
              .formatted(project.get(), old.get()));
    }
    return project
        .or(() -> old)
        .orElseThrow(
            () ->
                new SettingsException(
                    "No project is named; set GOOGLE_CLOUD_PROJECT to the Firebase project's id."));
  }

  private static Environment environment(String name) {
    return Stream.of(Environment.values())
        .filter(environment -> wordOf(environment).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "SLIPSTREAM_ENVIRONMENT is %s; set it to local, dev, staging or prod."
                        .formatted(name)));
  }

  private static Optional<Boolean> flag(Map<String, String> variables, String name) {
    return variable(variables, name)
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new SettingsException(
                          "%s is %s; set it to true or false.".formatted(name, value));
                });
  }

  private static void require(Pattern form, String name, String value, String what) {
    if (!form.matcher(value).matches()) {
      throw new SettingsException("%s is %s; set it to %s.".formatted(name, value, what));
    }
  }

  private static void requireHost(String name, String value) {
    require(HOST_AND_PORT, name, value, "host:port, such as 127.0.0.1:8080");
  }

  private static void requireLocal(
      Environment environment, String name, Optional<String> emulator) {
    refuse(
        emulator.isPresent() && environment != Environment.LOCAL,
        name
            + " is set in environment %s; unset it, or set SLIPSTREAM_ENVIRONMENT to local and the"
            + " project to a demo- one.",
        wordOf(environment));
  }

  private static void requireEndpointsThatFit(
      String project, Environment environment, Optional<String> authEmulator) {
    boolean isLocal = environment == Environment.LOCAL;
    refuse(
        authEmulator.isPresent() && !isDemo(project),
        "FIREBASE_AUTH_EMULATOR_HOST is set for project %s, which would accept unsigned tokens;"
            + " unset it, or use a demo- project.",
        project);
    refuse(
        isLocal && !isDemo(project),
        "Environment local is for demo- projects, and %s is not one; set SLIPSTREAM_ENVIRONMENT"
            + " to dev, staging or prod, or use a demo- project.",
        project);
    refuse(
        !isLocal && isDemo(project),
        "Project %s exists on emulators only; unset SLIPSTREAM_ENVIRONMENT or set it to local.",
        project);
  }

  private static void refuse(boolean misfit, String sentence, String whom) {
    if (misfit) {
      throw new SettingsException(sentence.formatted(whom));
    }
  }

  /**
   * The emulator to go to; one must be named in environment local, or production would be dialled.
   */
  public Optional<String> firestoreEndpoint() {
    refuse(
        environment == Environment.LOCAL && firestoreEmulator.isEmpty(),
        "Environment local needs an emulator for project %s; set FIRESTORE_EMULATOR_HOST.",
        project);
    return firestoreEmulator;
  }

  /** Whether messages go to functions of this process alone: on a machine without Pub/Sub. */
  public boolean keepsMessages() {
    return environment == Environment.LOCAL && pubSubEmulator.isEmpty();
  }

  /** Those of a stack on this machine, whose tokens are not signed. */
  public static Settings localStack(
      String project, Optional<String> firestoreEmulator, Optional<String> pubSubEmulator) {
    return new Settings(
        project,
        Environment.LOCAL,
        firestoreEmulator,
        pubSubEmulator,
        Optional.of(UNSIGNED_TOKENS),
        false,
        Optional.empty(),
        true);
  }

  private static boolean isDemo(String project) {
    return Objects.requireNonNull(project).startsWith(DEMO);
  }

  private static String wordOf(Environment environment) {
    return environment.name().toLowerCase(Locale.ROOT);
  }
}
