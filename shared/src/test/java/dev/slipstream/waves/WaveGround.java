package dev.slipstream.waves;

import dev.slipstream.archive.folder.FolderArchive;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.HandClock;
import dev.slipstream.testing.Killed;
import dev.slipstream.testing.Post;
import dev.slipstream.validation.Certificates;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.Sweeper;
import dev.slipstream.waves.RolloutDocument.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All parts of a rollout on one store in memory, the post between them, and an operator. While the
 * dispatcher naps, the workers work.
 */
final class WaveGround {

  static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Duration SHIFT = Duration.ofMinutes(1);
  private static final int PATIENCE = 200;

  /** Players in a store, of which each ground has its own copy. */
  record Seeded(HandClock clock, MemoryDatabase database, List<LegacyPlayer> players) {

    Seeded {
      players = List.copyOf(players);
    }

    static Seeded of(int players, int dirtPercent) {
      HandClock clock = new HandClock();
      MemoryDatabase database =
          new MemoryDatabase(
              clock::instant, Duration.of(1, ChronoUnit.MICROS), MemoryDatabase.Locking.OPTIMISTIC);
      LegacyPopulation population = new LegacyPopulation(20251017, dirtPercent);
      Store store = new MemoryStore(database, Limits.production(), Faults.NONE);
      new PlayerSeed(population, players).write(store, number -> {});
      new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
      return new Seeded(
          clock, database, IntStream.range(0, players).mapToObj(population::player).toList());
    }
  }

  final HandClock clock;
  final MemoryStore store;
  final Post post;
  final Certificates certificates;
  final List<BatchWorker.Handled> handled = new ArrayList<>();
  final List<Fields> notices = new ArrayList<>();
  private final Seeded seeded;
  private Store dispatchers;
  private int invocations;

  WaveGround(Seeded seeded, Path folder, Post.Manner manner, long seed) {
    this.seeded = seeded;
    this.clock = seeded.clock();
    this.store = new MemoryStore(seeded.database().copy(), Limits.production(), Faults.NONE);
    this.dispatchers = store;
    this.post = new Post(clock, manner, seed);
    this.certificates = new Certificates(new FolderArchive(folder), KEY);
    Sweeper sweeper = new Sweeper(new Sweep(store, clock), () -> post, () -> certificates, clock);
    post.receive(
        Topic.WAVES.id(), message -> !goOn(Optional.of(continuation(message))).comesAgain());
    post.receive(Topic.USERS.id(), message -> handled.add(handle(batch(message))));
    post.receive(Topic.FAILURES.id(), notices::add);
    post.receive(
        Sweeper.TOPIC,
        message -> {
          sweeper.carryOn(RACING, message.text("runId").orElseThrow(), message.text("cursor"));
          return true;
        });
  }

  WaveGround(Seeded seeded, Path folder) {
    this(seeded, folder, Post.Manner.ORDERLY, 0);
  }

  /** From here on dispatchers see the store through another. */
  void dispatchThrough(Store other) {
    dispatchers = other;
  }

  Dispatcher dispatcher() {
    return dispatcher(this::nap);
  }

  Dispatcher dispatcher(Dispatcher.Nap nap) {
    return new Dispatcher(dispatchers, () -> post, clock, nap);
  }

  /** Time goes by, in which workers work. */
  void nap(Duration time) {
    clock.advance(time);
    post.deliver(Topic.USERS.id());
  }

  Dispatcher.Dispatched goOn(Optional<Continuation> message) {
    invocations++;
    return dispatcher().goOn(RACING, message, "dispatcher " + invocations, SHIFT);
  }

  static Continuation continuation(Fields message) {
    return new Continuation(
        message.integer("epoch").orElseThrow(), message.integer("turn").orElseThrow());
  }

  static Batch batch(Fields message) {
    return new Batch(
        message.integer("epoch").orElseThrow(),
        message.items("userIds").stream()
            .map(id -> new Subject(((Value.Text) id).value()))
            .toList());
  }

  BatchWorker.Handled handle(Batch batch) {
    return worker(store).handle(RACING, batch);
  }

  BatchWorker worker(Store through) {
    return worker(through, 1);
  }

  BatchWorker worker(Store through, int atOnce) {
    return new BatchWorker(through, () -> post, clock, atOnce);
  }

  Orders orders() {
    return new Orders(store, () -> post, () -> certificates, clock);
  }

  /** An operator's order, published now and carried out a moment later. */
  RolloutDocument order(Order order) {
    Order published = published(order, clock.instant());
    clock.advance(Duration.ofSeconds(1));
    return orders().carryOut(RACING, published);
  }

  static Order published(Order order, Instant at) {
    return new Order(
        order.action(),
        order.percentage(),
        order.knobs(),
        order.accepted(),
        order.autoPromotes(),
        order.proof(),
        order.reason(),
        order.revision(),
        Optional.of(at));
  }

  static Order start(double percentage) {
    return Order.start(percentage).with(Order.Knobs.NONE.withBake(Duration.ZERO));
  }

  /**
   * What comes of it until the wave is done, with a scheduler that looks after it and an operator
   * who lets failures with one cause pass.
   */
  RolloutDocument carryOn() {
    for (int i = 0; i < PATIENCE; i++) {
      post.deliverAll();
      switch (rollout().state()) {
        case RUNNING -> {
          clock.advance(SHIFT);
          lookAfter();
        }
        case PAUSED -> order(Order.of(Order.Action.RESUME).accepting(List.of(blamed())));
        default -> {
          return rollout();
        }
      }
    }
    throw new AssertionError("the wave never ends: " + rollout());
  }

  /** The scheduler's turn, which nobody repeats before the next. */
  private void lookAfter() {
    try {
      goOn(Optional.empty());
    } catch (Killed e) {
      clock.advance(SHIFT);
    }
  }

  /** The fingerprint that the brake named, as a person finds it in quarantine. */
  private String blamed() {
    return quarantined().values().stream()
        .map(entry -> entry.text("fingerprint").orElseThrow())
        .filter(rollout().reason()::contains)
        .findFirst()
        .orElseThrow(() -> new AssertionError("stopped for another reason: " + rollout()));
  }

  RolloutDocument rollout() {
    return new Rollouts(store).of(RACING);
  }

  /** Overwrites fields of the rollout document, as a person in the console does. */
  void edit(String field, Value value) {
    put(RolloutDocument.path(RACING), Fields.of(field, value), true);
  }

  void put(DocPath path, Fields fields, boolean merges) {
    store.apply(
        Changes.writing(merges ? new Write.Merge(path, fields) : new Write.Put(path, fields)));
  }

  /** All entries by their ids. */
  Map<String, Fields> quarantined() {
    Map<String, Fields> entries = new TreeMap<>();
    new QuarantineEntries(store).forEach(entry -> entries.put(entry.id(), entry.fields()));
    return entries;
  }

  Optional<Fields> quarantined(Subject player) {
    return new QuarantineEntries(store).find(RACING, player).map(QuarantineEntries.Entry::fields);
  }

  Optional<Checkpoint> checkpoint(Subject player) {
    return find(RACING.checkpoint(player)).map(Checkpoint::new);
  }

  Fields read(DocPath path) {
    return find(path).orElseThrow();
  }

  private Optional<Fields> find(DocPath path) {
    return store.read(List.of(path), ReadTime.latest()).snapshot().fields(path);
  }

  boolean isMigrated(Subject player) {
    return checkpoint(player).filter(Checkpoint::isCompleted).isPresent();
  }

  List<LegacyPlayer> players() {
    return seeded.players();
  }

  /** The first players who are without fault. */
  List<Subject> clean(int count) {
    return players().stream()
        .filter(player -> player.dirt().isEmpty())
        .limit(count)
        .map(LegacyPlayer::subject)
        .toList();
  }

  /** How players ended so far, by the word for it, over all batches. */
  Map<String, Long> outcomes() {
    Map<String, Long> sum = new TreeMap<>();
    handled.forEach(one -> one.outcomes().forEach((word, n) -> sum.merge(word, n, Long::sum)));
    return sum;
  }

  /** What became of each player: status and attempts, and what quarantine says. */
  Map<String, String> ends() {
    Map<String, String> ends = new LinkedHashMap<>();
    for (LegacyPlayer player : players()) {
      Optional<Checkpoint> checkpoint = checkpoint(player.subject());
      Optional<Fields> entry = quarantined(player.subject());
      ends.put(
          player.subject().id(),
          checkpoint.map(one -> one.status() + " " + one.retryCount()).orElse("untouched")
              + entry.map(one -> " " + one.text("code").orElseThrow()).orElse(""));
    }
    return ends;
  }

  boolean isDone() {
    return rollout().state() == State.DONE;
  }
}
