package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.Settings.Environment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  private static final String LOCAL =
      "GOOGLE_CLOUD_PROJECT=demo-game FIRESTORE_EMULATOR_HOST=127.0.0.1:8080";

  private static Settings settings(String variables) {
    Map<String, String> map = new LinkedHashMap<>();
    Arrays.stream(variables.split(" "))
        .map(variable -> variable.split("=", 2))
        .forEach(variable -> map.put(variable[0], variable[1]));
    return Settings.of(map);
  }

  private static String refusal(String variables) {
    return String.valueOf(
        assertThrows(SettingsException.class, () -> settings(variables)).getMessage());
  }

  @Test
  void aProjectAloneIsProduction() {
    assertEquals(
        new Settings(
            "the-game",
            Environment.PROD,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            true),
        settings("GOOGLE_CLOUD_PROJECT=the-game"));
  }

  @Test
  void theOldNameOfTheProjectIsUnderstood() {
    assertEquals("the-game", settings("GCLOUD_PROJECT=the-game").project());
  }

  @Test
  void theProjectMayBeNamedTwiceButNotTwoOfThem() {
    assertEquals(
        "the-game", settings("GOOGLE_CLOUD_PROJECT=the-game GCLOUD_PROJECT=the-game").project());
    assertEquals(
        "GOOGLE_CLOUD_PROJECT and GCLOUD_PROJECT name two projects, the-game and a-test; set one of"
            + " them.",
        refusal("GOOGLE_CLOUD_PROJECT=the-game GCLOUD_PROJECT=a-test"));
  }

  @Test
  void aDemoProjectOnAnEmulatorIsLocal() {
    Settings settings = settings(LOCAL + " FIREBASE_AUTH_EMULATOR_HOST=localhost:9099");
    assertEquals(Environment.LOCAL, settings.environment());
    assertEquals(Optional.of("127.0.0.1:8080"), settings.firestoreEmulator());
    assertEquals(Optional.of("localhost:9099"), settings.authEmulator());
  }

  @ParameterizedTest
  @CsvSource({"dev,DEV", "staging,STAGING", "prod,PROD"})
  void theEnvironmentCanBeDeclared(String word, Environment environment) {
    assertEquals(
        environment,
        settings("GOOGLE_CLOUD_PROJECT=the-game SLIPSTREAM_ENVIRONMENT=" + word).environment());
  }

  @Test
  void localCanBeDeclaredToo() {
    assertEquals(
        Environment.LOCAL, settings(LOCAL + " SLIPSTREAM_ENVIRONMENT=local").environment());
  }

  @Test
  void aVariableThatIsBlankCountsAsNotSet() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("GOOGLE_CLOUD_PROJECT", " the-game ");
    variables.put("FIRESTORE_EMULATOR_HOST", "");
    variables.put("PUBSUB_EMULATOR_HOST", " ");
    variables.put("FIREBASE_AUTH_EMULATOR_HOST", " ");
    variables.put("SLIPSTREAM_ENVIRONMENT", "");
    variables.put("REQUIRE_APP_CHECK", "");
    variables.put("GOOGLE_CLOUD_PROJECT_NUMBER", "");
    assertEquals(settings("GOOGLE_CLOUD_PROJECT=the-game"), Settings.of(variables));
  }

  @Test
  void appCheckIsRequiredWhereItIsAskedFor() {
    String number = "GOOGLE_CLOUD_PROJECT=the-game GOOGLE_CLOUD_PROJECT_NUMBER=1234567890 ";
    assertTrue(settings(number + "REQUIRE_APP_CHECK=true").requiresAppCheck());
    assertEquals(
        Optional.of("1234567890"), settings(number + "REQUIRE_APP_CHECK=false").projectNumber());
  }

  @Test
  void aMissingProjectIsRefused() {
    assertEquals(
        "No project is named; set GOOGLE_CLOUD_PROJECT to the Firebase project's id.",
        String.valueOf(
            assertThrows(SettingsException.class, () -> Settings.of(Map.of())).getMessage()));
  }

  @ParameterizedTest
  @CsvSource({
    "FIRESTORE_EMULATOR_HOST, dev",
    "FIRESTORE_EMULATOR_HOST, staging",
    "FIRESTORE_EMULATOR_HOST, prod",
    "PUBSUB_EMULATOR_HOST, dev",
    "PUBSUB_EMULATOR_HOST, staging",
    "PUBSUB_EMULATOR_HOST, prod",
  })
  void anEmulatorOutsideLocalIsRefused(String name, String environment) {
    assertEquals(
        ("%s is set in environment %s; unset it, or set SLIPSTREAM_ENVIRONMENT"
                + " to local and the project to a demo- one.")
            .formatted(name, environment),
        refusal(
            "GOOGLE_CLOUD_PROJECT=the-game %s=127.0.0.1:8080 SLIPSTREAM_ENVIRONMENT=%s"
                .formatted(name, environment)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FIRESTORE_EMULATOR_HOST", "PUBSUB_EMULATOR_HOST"})
  void anEmulatorForARealProjectIsRefused(String name) {
    assertTrue(
        refusal("GOOGLE_CLOUD_PROJECT=the-game " + name + "=127.0.0.1:8080")
            .startsWith(name + " is set in environment prod;"));
  }

  @Test
  void messagesStayInTheProcessWhereLocalHasNoPubSub() {
    assertTrue(settings(LOCAL).keepsMessages());
    Settings emulated = settings(LOCAL + " PUBSUB_EMULATOR_HOST=localhost:8085");
    assertEquals(Optional.of("localhost:8085"), emulated.pubSubEmulator());
    assertFalse(emulated.keepsMessages());
    assertFalse(settings("GOOGLE_CLOUD_PROJECT=the-game").keepsMessages());
  }

  @Test
  void localWithoutAnEmulatorIsRefused() {
    String sentence =
        "Environment local needs an emulator for project demo-game; set FIRESTORE_EMULATOR_HOST.";
    for (String more : List.of("", " SLIPSTREAM_ENVIRONMENT=local")) {
      Settings settings = settings("GOOGLE_CLOUD_PROJECT=demo-game" + more);
      SettingsException refused =
          assertThrows(SettingsException.class, settings::firestoreEndpoint);
      assertEquals(sentence, refused.getMessage());
    }
  }

  @Test
  void localForARealProjectIsRefused() {
    assertEquals(
        "Environment local is for demo- projects, and the-game is not one; set"
            + " SLIPSTREAM_ENVIRONMENT to dev, staging or prod, or use a demo- project.",
        refusal(
            "GOOGLE_CLOUD_PROJECT=the-game SLIPSTREAM_ENVIRONMENT=local"
                + " FIRESTORE_EMULATOR_HOST=127.0.0.1:8080"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void aDemoProjectOutsideLocalIsRefused(String environment) {
    assertEquals(
        "Project demo-game exists on emulators only; unset SLIPSTREAM_ENVIRONMENT or set it to"
            + " local.",
        refusal("GOOGLE_CLOUD_PROJECT=demo-game SLIPSTREAM_ENVIRONMENT=" + environment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod"})
  void unsignedTokensForARealProjectAreRefused(String environment) {
    assertEquals(
        "FIREBASE_AUTH_EMULATOR_HOST is set for project the-game, which would accept unsigned"
            + " tokens; unset it, or use a demo- project.",
        refusal(
            "GOOGLE_CLOUD_PROJECT=the-game FIREBASE_AUTH_EMULATOR_HOST=127.0.0.1:9099"
                + " SLIPSTREAM_ENVIRONMENT="
                + environment));
  }

  @Test
  void appCheckWithoutTheProjectsNumberIsRefused() {
    assertEquals(
        "REQUIRE_APP_CHECK is true, but App Check tokens name the project by number; set"
            + " GOOGLE_CLOUD_PROJECT_NUMBER.",
        refusal("GOOGLE_CLOUD_PROJECT=the-game REQUIRE_APP_CHECK=true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "The-Game", "the_game", "9lives-game", "the-game-", "demo-"})
  void aProjectThatCannotBeIsRefused(String project) {
    assertEquals(
        "GOOGLE_CLOUD_PROJECT is %s; set it to the id of a project.".formatted(project),
        refusal("GOOGLE_CLOUD_PROJECT=" + project));
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "Local", "LOCAL", "test"})
  void anUnknownEnvironmentIsRefused(String environment) {
    assertEquals(
        "SLIPSTREAM_ENVIRONMENT is %s; set it to local, dev, staging or prod."
            .formatted(environment),
        refusal(LOCAL + " SLIPSTREAM_ENVIRONMENT=" + environment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "http://127.0.0.1:8080", ":8080", "host:0", "host:123456"})
  void anEmulatorWithoutHostAndPortIsRefused(String host) {
    String sentence = "%s is %s; set it to host:port, such as 127.0.0.1:8080.";
    assertEquals(
        sentence.formatted("FIRESTORE_EMULATOR_HOST", host),
        refusal("GOOGLE_CLOUD_PROJECT=demo-game FIRESTORE_EMULATOR_HOST=" + host));
    assertEquals(
        sentence.formatted("PUBSUB_EMULATOR_HOST", host),
        refusal(LOCAL + " PUBSUB_EMULATOR_HOST=" + host));
    assertEquals(
        sentence.formatted("FIREBASE_AUTH_EMULATOR_HOST", host),
        refusal(LOCAL + " FIREBASE_AUTH_EMULATOR_HOST=" + host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]:8080", "localhost:1", "firestore:65535", "emulators.test_1:8080"})
  void anEmulatorMayBeAnyHost(String host) {
    assertEquals(
        Optional.of(host),
        settings("GOOGLE_CLOUD_PROJECT=demo-game FIRESTORE_EMULATOR_HOST=" + host)
            .firestoreEmulator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE", "on"})
  void aFlagThatIsNeitherTrueNorFalseIsRefused(String flag) {
    assertEquals(
        "REQUIRE_APP_CHECK is %s; set it to true or false.".formatted(flag),
        refusal("GOOGLE_CLOUD_PROJECT=the-game REQUIRE_APP_CHECK=" + flag));
  }

  @Test
  void aProjectNumberThatIsNoneIsRefused() {
    assertEquals(
        "GOOGLE_CLOUD_PROJECT_NUMBER is the-game; set it to a number.",
        refusal("GOOGLE_CLOUD_PROJECT=the-game GOOGLE_CLOUD_PROJECT_NUMBER=the-game"));
  }
}
