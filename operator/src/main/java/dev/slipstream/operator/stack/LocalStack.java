package dev.slipstream.operator.stack;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Settings;
import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.functions.dualwriteeconomy.DualWriteEconomy;
import dev.slipstream.functions.migrateuser.MigrateUser;
import dev.slipstream.functions.readplayer.ReadPlayer;
import dev.slipstream.functions.rollbackbatch.RollbackBatch;
import dev.slipstream.functions.rollbackuser.RollbackUser;
import dev.slipstream.functions.validatemigration.ValidateMigration;
import dev.slipstream.functions.validatesweep.ValidateSweep;
import dev.slipstream.model.Limits;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.validation.Sweeper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Emulator, functions and one port on this machine; closing it drains what is in flight. */
public final class LocalStack implements AutoCloseable {

  private final Optional<Emulator> emulator;
  private final Store store;
  private final Invoker invoker;
  private final int port;
  private final StackFile file;

  private LocalStack(
      Optional<Emulator> emulator, Store store, Invoker invoker, int port, StackFile file) {
    this.emulator = emulator;
    this.store = store;
    this.invoker = invoker;
    this.port = port;
    this.file = file;
  }

  /** Starts everything, with the functions' logs on standard output. */
  public static LocalStack start(
      String project, boolean requiresEmulator, int port, Console console) {
    return start(project, requiresEmulator, port, console, System.out);
  }

  /** The same without the functions' logs. */
  public static LocalStack quiet(
      String project, boolean requiresEmulator, int port, Console console) {
    return start(
        project, requiresEmulator, port, console, new PrintStream(OutputStream.nullOutputStream()));
  }

  /** What was started is stopped again where a later part fails. */
  private static LocalStack start(
      String project, boolean requiresEmulator, int port, Console console, PrintStream logs) {
    if (!project.startsWith("demo-")) {
      throw new CannotGoOn(
          "the local stack serves demo- projects only, not "
              + project
              + ": its tokens are not checked");
    }
    Optional<Emulator> emulator = findEmulator(requiresEmulator, console);
    try {
      emulator.ifPresent(found -> EmulatorRules.load(found.host(), project));
      return serve(project, port, emulator, logs);
    } catch (RuntimeException e) {
      emulator.ifPresent(Emulator::close);
      throw e;
    }
  }

  private static Optional<Emulator> findEmulator(boolean isRequired, Console console) {
    Optional<Emulator> emulator = Emulators.ofThisMachine().find(Emulators.Kind.FIRESTORE);
    String ways = Emulators.waysToGet(Emulators.Kind.FIRESTORE);
    if (emulator.isEmpty() && isRequired) {
      throw new CannotGoOn("no Firestore emulator is found and one is required: " + ways);
    }
    console.say(
        emulator
            .map(e -> "Firestore emulator at " + e.host() + ", by " + e.origin())
            .orElse("no Firestore emulator is found, data lives in memory; to have one: " + ways));
    return emulator;
  }

  private static LocalStack serve(
      String project, int port, Optional<Emulator> emulator, PrintStream logs) {
    Settings settings = Settings.localStack(project, emulator.map(Emulator::host));
    Store store = emulator.isPresent() ? Graph.openStore(settings) : memory();
    Graph graph = Graph.of(settings, store, logs);
    ValidateSweep sweep = new ValidateSweep(graph);
    RollbackBatch rollbacks = new RollbackBatch(graph);
    PushedEvents.deliver(graph.keep().messages().get(), Sweeper.TOPIC, sweep);
    PushedEvents.deliver(graph.keep().messages().get(), RollbackBatch.TOPIC, rollbacks);
    Router.serve(
        Map.of(
            "migrateUser", new MigrateUser(graph),
            "dualWriteEconomy", new DualWriteEconomy(graph),
            "readPlayer", new ReadPlayer(graph),
            "rollbackUserMigration", new RollbackUser(graph),
            "rollbackBatch", new PushedEvents(rollbacks),
            "validateMigration", new ValidateMigration(graph),
            "validateSweep", new PushedEvents(sweep)));
    Invoker invoker =
        new Invoker(port, Router.class.getName(), "http", LocalStack.class.getClassLoader());
    try {
      invoker.startTestServer();
    } catch (Exception e) {
      store.close();
      throw new CannotGoOn(
          isTaken(e)
              ? "port " + port + " is taken: choose another with --port"
              : "the functions do not start: " + e.getMessage(),
          e);
    }
    StackFile file = StackFile.of(project);
    LocalStack stack = new LocalStack(emulator, store, invoker, port, file);
    file.write(stack.url(), emulator.map(Emulator::host));
    return stack;
  }

  private static Store memory() {
    return new MemoryStore(Instant::now, Limits.production(), Faults.NONE);
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Store store() {
    return store;
  }

  public Optional<String> firestoreHost() {
    return emulator.map(Emulator::host);
  }

  /** The invoker itself would drop what is in flight, so that is awaited first. */
  @Override
  public void close() {
    file.delete();
    Router.drain();
    try {
      invoker.stopServer();
    } catch (Exception e) {
      throw new CannotGoOn("the functions do not stop: " + e.getMessage(), e);
    } finally {
      store.close();
      emulator.ifPresent(Emulator::close);
    }
  }
}
