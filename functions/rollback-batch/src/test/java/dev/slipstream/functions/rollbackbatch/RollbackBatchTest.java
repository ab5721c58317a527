package dev.slipstream.functions.rollbackbatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.edge.PubSubEvent;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Push;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Rollout;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Writes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RollbackBatchTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private final LocalGraph local = new LocalGraph();
  private final Graph graph = local.graph();
  private final RollbackBatch function = new RollbackBatch(graph);

  private void deliver(String message) {
    deliver("1", message);
  }

  private void deliver(String messageId, String message) {
    function.accept(Push.withId(messageId, message));
  }

  /**
   * Delivers a message and each that follows, every one twice. Answers how many there were, which
   * would double from page to page if each delivery published the next one.
   */
  private int deliverAll(String message) {
    Deque<String> waiting = new ArrayDeque<>(List.of(message));
    local.messages().subscribe(RollbackBatch.TOPIC, next -> waiting.add(CanonicalJson.of(next)));
    int messages = 0;
    while (!waiting.isEmpty()) {
      String next = waiting.remove();
      messages++;
      deliver("m" + messages, next);
      deliver("m" + messages, next);
    }
    return messages;
  }

  private Fields run(String runId) {
    return local.document("AdminOps/rollback/Runs/" + runId).orElseThrow();
  }

  private void migrate(int players) {
    for (int i = 0; i < players; i++) {
      Subject player = player(i);
      Writes.put(
          local.store(),
          Map.of(
              LegacyPaths.blob(player, "profileData"),
              Fields.of("profileData", Value.of("{\"playerCoins\":" + i + "}"))));
      new Migrator(local.store()).migrate(RACING, player);
    }
  }

  private static Subject player(int number) {
    return new Subject("u%03d".formatted(number));
  }

  private Set<String> rolledBack() {
    return Dump.of(local.store()).values().stream()
        .filter(found -> found.path().collectionId().equals("Ops"))
        .filter(found -> new Checkpoint(found.fields()).isRolledBack())
        .map(found -> found.path().segments().get(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theNamedAreRolledBackAndNobodyElse() {
    migrate(4);
    deliver("{\"userIds\": [\"u001\", \"u003\", \"nobody\"], \"reason\": \"x\"}");
    assertEquals(Set.of("u001", "u003"), rolledBack());
  }

  @Test
  void allAreRolledBackPageByPage() {
    migrate(120);
    int messages = deliverAll("{\"all\": true, \"reason\": \"x\"}");
    assertEquals(120, rolledBack().size());
    assertEquals(3, messages);
    assertEquals("done", run("m1").text("status").orElseThrow());
    assertEquals(Fields.of("rolled_back", Value.of(120)), run("m1").fields("outcomes"));
  }

  @Test
  void whoIsDoneIsToldInOneLine() {
    migrate(60);
    deliverAll("{\"all\": true, \"reason\": \"x\"}");
    List<JsonObject> ends =
        local
            .log()
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .filter(line -> line.get("message").getAsString().endsWith("all had their turn"))
            .toList();
    assertEquals(1, ends.size(), local.log());
    assertEquals("INFO", ends.get(0).get("severity").getAsString());
    assertEquals("m1", ends.get(0).get("runId").getAsString());
    assertEquals(60, ends.get(0).getAsJsonObject("outcomes").get("rolled_back").getAsInt());
  }

  @Test
  void theSameMessageIsOneRunAndTheSameTextAgainIsAnother() {
    migrate(2);
    deliver("17", "{\"all\": true, \"reason\": \"x\"}");
    deliver("17", "{\"all\": true, \"reason\": \"x\"}");
    assertEquals(2, run("17").integer("subjects").orElseThrow());
    new Migrator(local.store()).migrate(RACING, player(0));
    deliver("18", "{\"all\": true, \"reason\": \"x\"}");
    assertEquals(1, run("18").integer("subjects").orElseThrow());
    assertEquals(2, run("17").integer("subjects").orElseThrow());
    assertEquals(2, rolledBack().size());
  }

  @Test
  void aMessageWhoseIdIsNoNameBeginsARunAllTheSame() {
    deliver("projects/p/17", "{\"all\": true, \"reason\": \"x\"}");
    assertEquals("done", run(Digest.hex("projects/p/17")).text("status").orElseThrow());
  }

  @Test
  void aPageThatAnotherHasComesAgain() {
    migrate(60);
    local.messages().subscribe(RollbackBatch.TOPIC, next -> {});
    deliver("{\"all\": true, \"reason\": \"x\"}");
    Fields held =
        run("1")
            .with("holder", Value.of("another"))
            .with("leaseUntil", Value.of(LocalGraph.NOW.plusSeconds(60)));
    Writes.put(local.store(), Map.of(DocPath.parse("AdminOps/rollback/Runs/1"), held));
    NotYetException notYet =
        assertThrows(NotYetException.class, () -> deliver("2", "{\"runId\": \"1\", \"page\": 2}"));
    assertEquals("Page 2 of rollback 1 is worked on by another.", notYet.getMessage());
    assertEquals(50, rolledBack().size());
  }

  @Test
  void ofAWaveThoseWhoAreInIt() {
    migrate(60);
    deliverAll("{\"wave\": 25, \"reason\": \"x\"}");
    Set<String> wave =
        IntStream.range(0, 60)
            .mapToObj(RollbackBatchTest::player)
            .filter(p -> Rollout.includes(25, Rollout.bucket(RACING.opId(), p)))
            .map(Subject::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(wave.size() > 5 && wave.size() < 30, wave.toString());
    assertEquals(wave, rolledBack());
    assertEquals("wave of 25 %", run("m1").text("selection").orElseThrow());
    assertEquals(wave.size(), run("m1").integer("subjects").orElseThrow());
  }

  @Test
  void sinceADayThoseWhoWereMigratedThen() {
    migrate(3);
    Fields checkpoint = Dump.of(local.store()).get(RACING.checkpoint(player(1))).fields();
    Writes.put(
        local.store(),
        Map.of(
            RACING.checkpoint(player(1)),
            checkpoint.with("completedAt", Value.of(Instant.parse("2001-01-01T00:00:00Z")))));
    String today = LocalGraph.NOW.toString().substring(0, 10);
    deliverAll("{\"since\": \"" + today + "\", \"reason\": \"x\"}");
    assertEquals(Set.of("u000", "u002"), rolledBack());
    assertEquals("since " + today + "T00:00:00Z", run("m1").text("selection").orElseThrow());
  }

  @Test
  void aDryRunWritesNothing() {
    migrate(3);
    Map<?, Document> before = Dump.of(local.store());
    deliver("{\"all\": true, \"reason\": \"x\", \"dryRun\": true}");
    assertEquals(before, Dump.of(local.store()));
    assertTrue(local.log().contains("rollbackBatch: done"), local.log());
  }

  @Test
  void whoIsRefusedHoldsUpNobodyAndIsToldWithoutValues() {
    migrate(3);
    Fields root = Dump.of(local.store()).get(new PlayerPaths(player(1)).root()).fields();
    Writes.put(
        local.store(),
        Map.of(new PlayerPaths(player(1)).root(), root.with("title", Value.of("Duke"))));
    deliver("{\"all\": true, \"reason\": \"x\"}");
    assertEquals(Set.of("u000", "u002"), rolledBack());
    assertTrue(local.log().contains("rollbackBatch: REFUSED"), local.log());
    assertTrue(!local.log().contains("Duke"), local.log());
    assertEquals(
        Value.texts(List.of("u001: refused; the old schema cannot say title")),
        run("1").get("samples").orElseThrow());
    deliver("2", "{\"all\": true, \"reason\": \"x\", \"emergency\": true}");
    assertEquals(3, rolledBack().size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | The message is not a JSON object.",
        "{\"reason\": \"x\"} | Exactly one of userIds, wave, since and all must say who is meant.",
        "{\"all\": true, \"wave\": 5, \"reason\": \"x\"} | Exactly one of userIds, wave, since and all must say who is meant.",
        "{\"all\": true} | reason must say why, in 1 to 200 characters.",
        "{\"wave\": 0, \"reason\": \"x\"} | wave must be a share above 0 and up to 100 with two decimals.",
        "{\"wave\": 5.125, \"reason\": \"x\"} | wave must be a share above 0 and up to 100 with two decimals.",
        "{\"wave\": \"5\", \"reason\": \"x\"} | wave must be a number.",
        "{\"since\": \"21/11/2026\", \"reason\": \"x\"} | since must be a day, YYYY-MM-DD.",
        "{\"userIds\": [], \"reason\": \"x\"} | userIds must be a list of 1 to 50 ids.",
        "{\"userIds\": [\"a/b\"], \"reason\": \"x\"} | userIds has an id that no player can have.",
        "{\"all\": true, \"reason\": \"x\", \"page\": 2} | There is no argument page.",
        "{\"runId\": \"r1\", \"page\": 1, \"all\": true} | There is no argument all.",
        "{\"runId\": \"r1\", \"page\": 1} | There is no rollback r1; publish who is to be rolled back, and one begins.",
        "{\"runId\": \"a/b\", \"page\": 1} | The runId is not 1 to 64 letters, digits, _ and -, so it names no rollback.",
        "{\"runId\": \"\", \"page\": 1} | The runId is not 1 to 64 letters, digits, _ and -, so it names no rollback.",
        "{\"runId\": \"r1\"} | page must say which page of the rollback is next, 1 or more.",
        "{\"runId\": \"r1\", \"page\": -1} | page must say which page of the rollback is next, 1 or more.",
        "{\"runId\": \"r1\", \"page\": \"2\"} | page must be a whole number.",
        "{\"all\": true, \"reason\": \"x\", \"fast\": 1} | There is no argument fast.",
        "{\"all\": true, \"reason\": \"x\", \"migration\": \"chess\"} | There is no migration of that name; there are [racing].",
      })
  void whatCanNeverBeCarriedOutIsQuarantinedAndChangesNothing(String message, String reason) {
    migrate(1);
    deliver(message);
    List<Fields> quarantine = local.quarantine();
    assertEquals(reason, quarantine.get(0).text("message").orElseThrow());
    assertEquals(Set.of(), rolledBack());
  }

  @Test
  void whatFailsForAMomentComesAgain() {
    MemoryStore broken =
        new MemoryStore(
            () -> LocalGraph.NOW,
            Limits.production(),
            () -> {
              throw new StoreException(StoreException.Reason.UNAVAILABLE, "out");
            });
    PubSubEvent event = Push.withId("1", "{\"userIds\":[\"u1\"],\"reason\":\"x\"}");
    RollbackBatch out = new RollbackBatch(new LocalGraph(broken).graph());
    assertThrows(StoreException.class, () -> out.accept(event));
  }
}
