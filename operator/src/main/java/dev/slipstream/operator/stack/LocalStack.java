package dev.slipstream.operator.stack;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Settings;
import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.messages.InProcessMessages;
import dev.slipstream.messages.Messages;
import dev.slipstream.model.Limits;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Console;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Emulators, functions and one port on this machine; closing it drains what is in flight. */
public final class LocalStack implements AutoCloseable {

  private final String url;
  private final Store store;
  private final Optional<Emulator> firestore;
  private final Opened opened;

  private LocalStack(String url, Store store, Optional<Emulator> firestore, Opened opened) {
    this.url = url;
    this.store = store;
    this.firestore = firestore;
    this.opened = opened;
  }

  /** Starts everything, with the functions' logs on standard output. */
  public static LocalStack start(
      String project, boolean requiresEmulator, int port, Console console) {
    return start(project, requiresEmulator, port, console, System.out, LocalStack::findPubSub);
  }

  /** The same, but messages stay in this process: for more load than an emulator pushes. */
  public static LocalStack startInProcess(
      String project, boolean requiresEmulator, int port, Console console) {
    return start(project, requiresEmulator, port, console, System.out, LocalStack::withoutPubSub);
  }

  /** Without the functions' logs; messages stay in this process. */
  public static LocalStack quiet(
      String project, boolean requiresEmulator, int port, Console console) {
    PrintStream noLogs = new PrintStream(OutputStream.nullOutputStream());
    return start(project, requiresEmulator, port, console, noLogs, LocalStack::withoutPubSub);
  }

  /** The same with whatever emulators are found. */
  public static LocalStack quietWithWhatIsFound(
      String project, boolean requiresEmulator, int port, Console console) {
    PrintStream noLogs = new PrintStream(OutputStream.nullOutputStream());
    return start(project, requiresEmulator, port, console, noLogs, LocalStack::findPubSub);
  }

  /** The same with a Pub/Sub emulator; both emulators are required. */
  public static LocalStack quietWithPubSub(String project, int port, Console console) {
    PrintStream noLogs = new PrintStream(OutputStream.nullOutputStream());
    return start(project, true, port, console, noLogs, LocalStack::requirePubSub);
  }

  /** What was started is stopped again where a later part fails. */
  private static LocalStack start(
      String project,
      boolean requiresEmulator,
      int port,
      Console console,
      PrintStream logs,
      Function<Console, Optional<Emulator>> pubSubs) {
    if (!project.startsWith("demo-")) {
      throw new CannotGoOn(
          "the local stack serves demo- projects only, not "
              + project
              + ": its tokens are not checked");
    }
    Opened opened = new Opened();
    try {
      Optional<Emulator> firestore = findFirestore(requiresEmulator, console);
      firestore.ifPresent(found -> opened.add(found, Emulator::close));
      firestore.ifPresent(found -> EmulatorRules.load(found.host(), project));
      Optional<Emulator> pubSub = pubSubs.apply(console);
      pubSub.ifPresent(found -> opened.add(found, Emulator::close));
      Settings settings =
          Settings.localStack(project, firestore.map(Emulator::host), pubSub.map(Emulator::host));
      Store store =
          opened.add(firestore.isPresent() ? Graph.openStore(settings) : memory(), Store::close);
      Graph graph = Graph.of(settings, store, logs);
      Messages messages = opened.add(graph.keep().messages().get(), Messages::close);
      ServedFunctions functions = ServedFunctions.on(graph);
      opened.add(serve(functions, port), LocalStack::drain);
      MessageRoutes routes = new MessageRoutes(functions);
      pubSub.ifPresent(found -> routes.push(project, found, port));
      if (messages instanceof InProcessMessages inProcess) {
        routes.handOver(inProcess, console);
      }
      opened.add(Caretaker.start(graph, messages), Caretaker::close);
      String url = "http://127.0.0.1:" + port;
      opened
          .add(StackFile.of(project), StackFile::delete)
          .write(url, firestore.map(Emulator::host), pubSub.map(Emulator::host));
      return new LocalStack(url, store, firestore, opened);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static Optional<Emulator> findFirestore(boolean isRequired, Console console) {
    Optional<Emulator> emulator = Emulators.ofThisMachine().find(Kind.FIRESTORE);
    String ways = Emulators.waysToGet(Kind.FIRESTORE);
    if (emulator.isEmpty() && isRequired) {
      throw new CannotGoOn("no Firestore emulator is found and one is required: " + ways);
    }
    console.say(
        emulator
            .map(e -> "Firestore emulator at " + e.host() + ", by " + e.origin())
            .orElse("no Firestore emulator is found, data lives in memory; to have one: " + ways));
    return emulator;
  }

  private static Optional<Emulator> findPubSub(Console console) {
    Optional<Emulator> emulator = Emulators.ofThisMachine().find(Kind.PUBSUB);
    String ways = Emulators.waysToGet(Kind.PUBSUB);
    console.say(
        emulator
            .map(e -> "Pub/Sub emulator at " + e.host() + ", by " + e.origin())
            .orElse(
                "no Pub/Sub emulator is found, messages stay in this process; to have one: "
                    + ways));
    return emulator;
  }

  private static Optional<Emulator> requirePubSub(Console console) {
    Optional<Emulator> emulator = findPubSub(console);
    if (emulator.isEmpty()) {
      throw new CannotGoOn("no Pub/Sub emulator is found and one is required");
    }
    return emulator;
  }

  private static Optional<Emulator> withoutPubSub(Console console) {
    console.say("messages stay in this process, without Pub/Sub");
    return Optional.empty();
  }

  private static Store memory() {
    return new MemoryStore(Instant::now, Limits.production(), Faults.NONE);
  }

  private static Invoker serve(ServedFunctions functions, int port) {
    Router.serve(functions.routes());
    Invoker invoker =
        new Invoker(port, Router.class.getName(), "http", LocalStack.class.getClassLoader());
    try {
      invoker.startTestServer();
      return invoker;
    } catch (Exception e) {
      throw new CannotGoOn(
          isTaken(e)
              ? "port " + port + " is taken: choose another with --port"
              : "the functions do not start: " + e.getMessage(),
          e);
    }
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /** The invoker itself would drop what is in flight, so that is awaited first. */
  private static void drain(Invoker invoker) {
    Router.drain();
    try {
      invoker.stopServer();
    } catch (Exception e) {
      throw new CannotGoOn("the functions do not stop: " + e.getMessage(), e);
    }
  }

  public String url() {
    return url;
  }

  public Store store() {
    return store;
  }

  public Optional<String> firestoreHost() {
    return firestore.map(Emulator::host);
  }

  @Override
  public void close() {
    opened.close();
  }
}
