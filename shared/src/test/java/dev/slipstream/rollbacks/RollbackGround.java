package dev.slipstream.rollbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Attic;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.HandClock;
import dev.slipstream.testing.Writes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Migrated players in a store, and whoever carries the messages of a rollback out. What goes on is
 * published to {@link #carrier}.
 */
final class RollbackGround {

  static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  static final String RUN = "r1";
  static final int PAGE = 3;
  static final RollbackTerms TERMS = new RollbackTerms("bad build", false, false);

  /** What an operator publishes: it has no page. */
  static final Fields ORDER = Fields.of("messageId", Value.of(RUN));

  final HandClock clock = new HandClock();
  final MemoryStore store = new MemoryStore(clock::instant, Limits.production(), Faults.NONE);
  final List<Fields> published = Collections.synchronizedList(new ArrayList<>());
  Messages carrier = (topic, message) -> {};
  Store seenBy = store;
  Consumer<RolledBack> listener = back -> {};
  private final List<Subject> players;
  private int holders;

  RollbackGround(int players) {
    this.players = IntStream.range(0, players).mapToObj(RollbackGround::player).toList();
    this.players.forEach(this::migrate);
  }

  static Subject player(int number) {
    return new Subject("u%03d".formatted(number));
  }

  private void migrate(Subject player) {
    Writes.put(
        store,
        Map.of(
            LegacyPaths.blob(player, "profileData"),
            Fields.of("profileData", Value.of("{\"playerCoins\":7}"))));
    new Migrator(store).migrate(RACING, player);
  }

  /** The old schema has no such field, so the player is refused. */
  void entitle(Subject player) {
    store.apply(
        Changes.writing(
            new Write.Merge(new PlayerPaths(player).root(), Fields.of("title", Value.of("Duke")))));
  }

  PagedRollback rollback() {
    return new PagedRollback(
        seenBy,
        new BatchRollback(seenBy, Attic.NONE, 1),
        () -> this::publish,
        clock,
        clock::advance);
  }

  private void publish(String topic, Fields message) {
    assertEquals(Topic.ROLLBACKS.id(), topic);
    published.add(message);
    carrier.publish(topic, message);
  }

  PagedRollback.Step deliver(Fields message) {
    return deliver(message, TERMS);
  }

  PagedRollback.Step deliver(Fields message, RollbackTerms terms) {
    if (message.equals(ORDER)) {
      Migrants all = new Migrants(Optional.empty(), Optional.empty(), PAGE);
      rollback().begin(RACING, RUN, all, terms);
    }
    return carryOn(message.text("runId").orElse(RUN), message.integer("page").orElse(1L));
  }

  PagedRollback.Step carryOn(String runId, long page) {
    return rollback().carryOn(RACING, runId, page, nextHolder(), listener);
  }

  private synchronized String nextHolder() {
    holders++;
    return "delivery " + holders;
  }

  RollbackRun run() {
    return rollback().find(RUN).orElseThrow();
  }

  /** Overwrites a field of the run's document, as a person in the console does. */
  void edit(String field, String value) {
    store.apply(
        Changes.writing(new Write.Merge(RollbackRun.path(RUN), Fields.of(field, Value.of(value)))));
  }

  boolean isBack(Subject player) {
    return store
        .read(List.of(RACING.checkpoint(player)), ReadTime.latest())
        .snapshot()
        .fields(RACING.checkpoint(player))
        .filter(fields -> new Checkpoint(fields).isRolledBack())
        .isPresent();
  }

  /** How many players were counted as this. */
  long count(String... outcomes) {
    Fields counts = run().counts().fields("outcomes");
    return List.of(outcomes).stream().mapToLong(word -> counts.integer(word).orElse(0L)).sum();
  }

  /** Each player is back and counts once, and nobody holds the run any more. */
  void assertAllAreBackAndCountOnce() {
    assertEquals(List.of(), players.stream().filter(player -> !isBack(player)).toList());
    assertTrue(run().isDone(), run().toString());
    assertEquals("", run().holder());
    assertEquals(players.size(), run().counts().integer("subjects").orElseThrow());
    assertEquals(
        players.size(), count("rolled_back", "already_rolled_back"), run().counts().toString());
    assertEquals((players.size() + PAGE - 1) / PAGE, run().page());
  }
}
