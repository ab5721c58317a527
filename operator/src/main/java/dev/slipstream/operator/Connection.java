package dev.slipstream.operator;

import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.Settings;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.operator.stack.StackFile;
import dev.slipstream.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The Firestore that a verb works on. */
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
        options.project(), System.getenv(), home.resolve("keep-" + options.project()));
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
