package dev.slipstream.operator;

import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.Settings;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.pubsub.PubSubMessages;
import dev.slipstream.operator.stack.PostedMessages;
import dev.slipstream.operator.stack.StackFile;
import dev.slipstream.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Firestore that a verb works on, and how it sends messages. */
public final class Connection {

  private static final String EMULATOR_HOST = "FIRESTORE_EMULATOR_HOST";

  private Connection() {}

  /**
   * Opens the project's database: of a demo- project the emulator that the environment names, or
   * the one of the running stack; of any other the real one.
   */
  public static Store open(GlobalOptions options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GOOGLE_CLOUD_PROJECT", options.project());
    if (options.project().startsWith("demo-") && !environment.containsKey(EMULATOR_HOST)) {
      environment.put(EMULATOR_HOST, ofRunningStack(options.project()));
    }
    return Graph.openStore(Settings.of(environment));
  }

  /** Where this machine's operator keeps archives and certificates: the project's, or a folder. */
  public static Keep keep(GlobalOptions options) {
    Path home = Path.of(System.getProperty("slipstream.home", "."), "target");
    return Keep.ofOperator(
        options.project(),
        System.getenv(),
        home.resolve("keep-" + options.project()),
        () -> messages(options));
  }

  /**
   * Messages to the project's functions, which whoever asks closes: of a demo- project by the
   * running stack, or by the emulator that the environment names; of any other by Pub/Sub itself.
   */
  public static Messages messages(GlobalOptions options) {
    return messages(options.project());
  }

  /** The same by the project's id. */
  public static Messages messages(String project) {
    Optional<StackFile.Stack> stack =
        project.startsWith("demo-") ? StackFile.of(project).read() : Optional.empty();
    if (stack.isPresent() && stack.get().pubSubHost().isEmpty()) {
      return new PostedMessages(stack.get().url());
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("GOOGLE_CLOUD_PROJECT", project);
    stack
        .flatMap(StackFile.Stack::pubSubHost)
        .ifPresent(host -> environment.put("PUBSUB_EMULATOR_HOST", host));
    Settings settings = Settings.of(environment);
    if (settings.keepsMessages()) {
      throw new CannotGoOn(
          "nobody takes messages for project "
              + project
              + ": start ./slipstream up in another terminal");
    }
    return PubSubMessages.open(settings.project(), settings.pubSubEmulator());
  }

  private static String ofRunningStack(String project) {
    return StackFile.of(project)
        .read()
        .flatMap(StackFile.Stack::firestoreHost)
        .orElseThrow(
            () ->
                new CannotGoOn(
                    "no Firestore for project "
                        + project
                        + ": start ./slipstream up in another terminal. "
                        + Emulators.waysToGet(Emulators.Kind.FIRESTORE)));
  }
}
