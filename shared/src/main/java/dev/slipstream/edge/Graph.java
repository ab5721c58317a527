package dev.slipstream.edge;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.http.HttpTransportFactory;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.engine.Migrator;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.rollbacks.BatchRollback;
import dev.slipstream.rollbacks.PagedRollback;
import dev.slipstream.store.Store;
import dev.slipstream.store.firestore.FirestoreClients;
import dev.slipstream.store.firestore.FirestoreStore;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.Sweeper;
import dev.slipstream.waves.Admission;
import dev.slipstream.waves.BatchWorker;
import dev.slipstream.waves.Dispatcher;
import dev.slipstream.waves.Orders;
import dev.slipstream.waves.Rollouts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** All that a function needs, wired by hand; one per process, shared by its requests. */
public record Graph(
    Store store,
    Migrator migrator,
    Migrations migrations,
    Economy economy,
    Admission admission,
    Keep keep,
    Callers callers,
    Logs logs,
    InstantSource clock,
    Dispatcher.Nap nap) {

  /** Of a batch: its players mostly wait for the database. */
  private static final int PLAYERS_AT_ONCE = 8;

  private static Optional<Graph> ofThisProcess = Optional.empty();

  /**
   * The graph of a deployed function, opened when it is first asked for. Throws {@link
   * SettingsException} where the environment is not fit to start in.
   */
  public static synchronized Graph ofEnvironment() {
    Graph graph = ofThisProcess.orElseGet(() -> open(Settings.of(System.getenv())));
    ofThisProcess = Optional.of(graph);
    return graph;
  }

  private static Graph open(Settings settings) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    NetHttpTransport http = new NetHttpTransport();
    Keep keep = Keep.of(settings.project(), System.getenv(), () -> Keep.messages(settings));
    return of(
        settings, openStore(settings), out, () -> http, InstantSource.system(), Graph::sleep, keep);
  }

  /** The project's Firestore, real or emulated as the settings say. */
  public static Store openStore(Settings settings) {
    Optional<String> emulator = settings.firestoreEndpoint();
    Limits limits = emulator.isPresent() ? Limits.emulator() : Limits.production();
    return new FirestoreStore(
        FirestoreClients.open(settings.project(), emulator), settings.project(), limits);
  }

  /** The graph of the local stack, over its own store and standard output. */
  public static Graph of(Settings settings, Store store, PrintStream out) {
    NetHttpTransport http = new NetHttpTransport();
    Path folder = Path.of("target", "keep-" + settings.project());
    Keep keep = Keep.local(folder, () -> Keep.messages(settings));
    return of(settings, store, out, () -> http, InstantSource.system(), Graph::sleep, keep);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the pace", e);
    }
  }

  /** The graph over parts that a test can make. */
  public static Graph of(
      Settings settings,
      Store store,
      PrintStream out,
      HttpTransportFactory http,
      InstantSource clock,
      Dispatcher.Nap nap,
      Keep keep) {
    Mappings mappings = Mappings.bundled();
    Catalogues catalogues = Catalogues.bundled();
    RacingMigration racing = new RacingMigration(mappings, catalogues);
    return new Graph(
        store,
        new Migrator(store),
        Migrations.on(store, racing, mappings, catalogues),
        new Economy(store, new Game(racing, mappings, catalogues, settings.mirrorsLegacy())),
        new Admission(store, settings.environment() == Settings.Environment.LOCAL),
        keep,
        Callers.of(settings, http, clock),
        new Logs(out, clock, settings.project()),
        clock,
        nap);
  }

  /** A callable function on this graph. */
  public CallableFunction callable(String name, CallableFunction.Answer answer) {
    return new CallableFunction(name, answer, callers, logs, clock);
  }

  /** A function on this graph that a message starts. */
  public EventFunction event(String name, EventFunction.Work work) {
    return new EventFunction(name, work, store, logs);
  }

  /** What operators order of waves. */
  public Orders orders() {
    return new Orders(store, keep.messages(), keep.certificates(), clock);
  }

  /** Hands the players of a wave out. */
  public Dispatcher dispatcher() {
    return new Dispatcher(store, keep.messages(), clock, nap);
  }

  /** The rollouts as they are. */
  public Rollouts rollouts() {
    return new Rollouts(store);
  }

  /** Migrates the players of a message. */
  public BatchWorker batchWorker() {
    return new BatchWorker(store, keep.messages(), clock, PLAYERS_AT_ONCE);
  }

  /** Rolls the players of a message back. */
  public BatchRollback batchRollback() {
    return new BatchRollback(store, keep.attic(), PLAYERS_AT_ONCE);
  }

  /** Rollbacks of many, which go on by messages. */
  public PagedRollback pagedRollback() {
    return new PagedRollback(store, batchRollback(), keep.messages(), clock, nap);
  }

  /** Sweeps over all players, which go on by messages. */
  public Sweeper sweeper() {
    return new Sweeper(new Sweep(store, clock), keep.messages(), keep.certificates(), clock);
  }
}
