package dev.slipstream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Settings;
import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.Rollout;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.messages.pubsub.PubSubMessages;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.operator.stack.FreePort;
import dev.slipstream.seed.GameDataSeed;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.seed.LegacyPopulation;
import dev.slipstream.seed.PlayerSeed;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.validation.Sweep;
import dev.slipstream.validation.SweepRun;
import dev.slipstream.waves.Census;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import dev.slipstream.waves.Rollouts;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole rollout on the real emulators, 1, 5, 25 and 100 %, with every message pushed twice and
 * the stack killed in between: each player ends as the generator planned. {@code
 * -Dslipstream.drill.players=10000 -Dslipstream.drill.kills=10} plays it with more.
 */
final class WaveDrillTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final int PLAYERS = Integer.getInteger("slipstream.drill.players", 400);
  private static final int KILLS = Integer.getInteger("slipstream.drill.kills", 3);
  private static final int DIRT_PERCENT = 10;
  private static final String RULES = "firestore.rules";
  private static final String PROJECT = "demo-drill";
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final double[] SHARES = {1, 5, 25, 100};

  private final LegacyPopulation population = new LegacyPopulation(20251017, DIRT_PERCENT);
  private int kills;
  private int resumes;

  private static Emulator emulator(Kind kind) {
    return Emulators.ofThisMachine()
        .find(kind)
        .orElseGet(
            () -> {
              String ways = Emulators.waysToGet(kind);
              return Boolean.getBoolean("slipstream.requireEmulators") ? fail(ways) : abort(ways);
            });
  }

  @Test
  void everybodyEndsAsPlannedWhateverIsSentTwiceAndWhoeverIsKilled(@TempDir Path home)
      throws Exception {
    try (Emulator firestore = emulator(Kind.FIRESTORE);
        Emulator pubSub = emulator(Kind.PUBSUB);
        Store store =
            Graph.openStore(
                Settings.localStack(PROJECT, Optional.of(firestore.host()), Optional.empty()));
        Messages messages = PubSubMessages.open(PROJECT, Optional.of(pubSub.host()))) {
      Files.copy(Path.of(System.getProperty("slipstream.home"), RULES), home.resolve(RULES));
      seed(store);
      Map<String, String> variables =
          Map.of(
              "FIRESTORE_EMULATOR_HOST", firestore.host(), "PUBSUB_EMULATOR_HOST", pubSub.host());
      int port = FreePort.find();
      try (StackProcess stack = StackProcess.start(variables, home, PROJECT, port)) {
        pushTwice(pubSub.host(), port);
        long begun = System.nanoTime();
        for (double share : SHARES) {
          start(share, store, messages);
          awaitDone(store, messages, stack);
          assertCohort(share, store);
        }
        System.out.printf(
            "drill: %d players in 4 waves in %.0f s, %d kills, %d resumes%n",
            PLAYERS, (System.nanoTime() - begun) / 1e9, kills, resumes);
      }
      assertEquals(KILLS, kills);
      assertFates(store);
    }
  }

  private void seed(Store store) {
    new PlayerSeed(population, PLAYERS).write(store, number -> {});
    new GameDataSeed(store, new MasterData(Mappings.bundled(), Catalogues.bundled())).execute();
  }

  /** A second subscription to each topic, to the same function: nothing comes only once. */
  private static void pushTwice(String host, int port) throws IOException {
    ManagedChannel channel = ManagedChannelBuilder.forTarget(host).usePlaintext().build();
    try (SubscriptionAdminClient client =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(
                    FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build())) {
      for (Topic topic : List.of(Topic.WAVES, Topic.USERS, Topic.VALIDATIONS)) {
        client.createSubscription(
            SubscriptionName.of(PROJECT, topic.id() + "-again"),
            TopicName.of(PROJECT, topic.id()),
            PushConfig.newBuilder()
                .setPushEndpoint("http://127.0.0.1:%d/%s".formatted(port, topic.function().get()))
                .build(),
            600);
      }
    } finally {
      channel.shutdownNow();
    }
  }

  /** As an operator would: again until the last wave is proved and the gate opens. */
  private static void start(double share, Store store, Messages messages) throws Exception {
    Rollouts rollouts = new Rollouts(store);
    long wave = rollouts.of(RACING).wave();
    awaitProof(store);
    Instant end = Instant.now().plus(PATIENCE);
    while (rollouts.of(RACING).wave() == wave) {
      assertTrue(Instant.now().isBefore(end), () -> "the wave of " + share + " % does not start");
      messages.publish(
          Topic.WAVES.id(),
          order("start")
              .with("percentage", new Value.Real(share))
              .with("bakeHours", Value.of(0))
              .with("ratePerSecond", Value.of(100_000)));
      Thread.sleep(3_000);
    }
  }

  private static Fields order(String action) {
    return Fields.builder().put("migration", RACING.id()).put("action", action).build();
  }

  private static void awaitProof(Store store) throws InterruptedException {
    String run = new Rollouts(store).of(RACING).proof();
    Sweep sweep = new Sweep(store, InstantSource.system());
    Instant end = Instant.now().plus(PATIENCE);
    while (!run.isEmpty() && sweep.find(run).filter(SweepRun::isClean).isEmpty()) {
      assertTrue(Instant.now().isBefore(end), () -> run + " is not clean: " + sweep.find(run));
      Thread.sleep(500);
    }
  }

  private void awaitDone(Store store, Messages messages, StackProcess stack) throws Exception {
    Rollouts rollouts = new Rollouts(store);
    Instant end = Instant.now().plus(PATIENCE);
    while (rollouts.of(RACING).state() != State.DONE) {
      RolloutDocument rollout = rollouts.of(RACING);
      assertTrue(Instant.now().isBefore(end), () -> "not done: " + rollout.fields());
      assertNotEquals(State.ABORTED, rollout.state(), rollout::reason);
      if (rollout.state() == State.PAUSED) {
        resume(rollout, store, messages);
      } else if (kills < KILLS && isTimeToKill(store)) {
        kills++;
        stack.killAndStartAgain();
      }
      Thread.sleep(200);
    }
  }

  /** Evenly over all players. */
  private boolean isTimeToKill(Store store) {
    long completed = new Census(store).settled(RACING).completed();
    return completed >= (kills + 0.5) * PLAYERS / (KILLS + 1);
  }

  /** Whoever looks finds what the generator has planted, and goes on. */
  private void resume(RolloutDocument rollout, Store store, Messages messages) throws Exception {
    assertTrue(rollout.reason().contains("one fingerprint"), rollout::reason);
    Set<String> seen = new LinkedHashSet<>();
    new QuarantineEntries(store)
        .forEach(entry -> entry.fields().text("fingerprint").ifPresent(seen::add));
    resumes++;
    messages.publish(
        Topic.WAVES.id(),
        order("resume")
            .with("revision", Value.of(rollout.revision()))
            .with("accept", Value.texts(seen.stream().limit(50).toList())));
    Thread.sleep(1_000);
  }

  /** Exactly the players of the wave have come to an end, and those of earlier waves still have. */
  private void assertCohort(double share, Store store) {
    List<String> wrong = new ArrayList<>();
    for (int number = 0; number < PLAYERS; number++) {
      LegacyPlayer player = population.player(number);
      boolean isIn =
          Rollout.includes(share, Rollout.bucket(RACING.opId(), player.subject()))
              && !player.fate().equals(LegacyPlayer.NOT_FOUND);
      if (checkpoint(player.subject(), store).isPresent() != isIn) {
        wrong.add(player.subject().id());
      }
    }
    assertEquals(List.of(), wrong, () -> "who is in at " + share + " %");
  }

  private static Optional<Checkpoint> checkpoint(Subject player, Store store) {
    DocPath path = RACING.checkpoint(player);
    return store
        .read(List.of(path), ReadTime.latest())
        .snapshot()
        .fields(path)
        .map(Checkpoint::new);
  }

  private void assertFates(Store store) {
    Map<String, Long> planned = new TreeMap<>();
    Map<String, Long> found = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    QuarantineEntries quarantine = new QuarantineEntries(store);
    IntStream.range(0, PLAYERS)
        .mapToObj(population::player)
        .forEach(
            player -> {
              String fate = fate(player.subject(), store, quarantine);
              planned.merge(player.fate(), 1L, Long::sum);
              found.merge(fate, 1L, Long::sum);
              if (!fate.equals(player.fate())) {
                wrong.add(player.subject().id() + " is " + fate + ", not " + player.fate());
              }
            });
    System.out.println("drill: " + found);
    assertEquals(List.of(), wrong);
    assertEquals(planned, found);
    assertEquals(PLAYERS, found.values().stream().mapToLong(Long::longValue).sum());
  }

  /** What the checkpoint says, and the quarantine no less. */
  private static String fate(Subject player, Store store, QuarantineEntries quarantine) {
    Optional<Checkpoint> checkpoint = checkpoint(player, store);
    Optional<String> entry =
        quarantine.find(RACING, player).flatMap(found -> found.fields().text("code"));
    if (checkpoint.isEmpty()) {
      return LegacyPlayer.NOT_FOUND;
    }
    if (checkpoint.get().isCompleted()) {
      return LegacyPlayer.MIGRATED + entry.map(code -> " and in quarantine for " + code).orElse("");
    }
    String last = checkpoint.get().lastError().text("code").orElse(checkpoint.get().status());
    return entry.equals(Optional.of(last)) ? last : last + " without its entry";
  }
}
