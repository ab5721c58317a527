package dev.slipstream.functions.startwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Push;
import dev.slipstream.engine.Rollout;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.RacingMigration;
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
import dev.slipstream.waves.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StartWaveTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final String ROLLOUT = "AdminOps/rollout_racing";
  private static final Duration SHIFT = Duration.ofMinutes(8);

  private final LocalGraph local = new LocalGraph().withMasterData();
  private final List<Fields> sent = new ArrayList<>();

  private void deliver(String message) {
    deliver(local.graph(), message, "");
  }

  private static void deliver(Graph graph, String message, String publishTime) {
    new StartWave(graph, SHIFT).accept(Push.of(message, publishTime));
  }

  /** Has what is sent delivered: to the function itself, and to who migrates the batches. */
  private void listen() {
    keep(Topic.WAVES);
    keep(Topic.VALIDATIONS);
    local.messages().subscribe(Topic.WAVES.id(), message -> deliver(json(message)));
    local
        .messages()
        .subscribe(
            Topic.USERS.id(),
            message ->
                local
                    .graph()
                    .batchWorker()
                    .handle(
                        RACING,
                        new Batch(message.integer("epoch").orElseThrow(), players(message))));
  }

  private void keep(Topic topic) {
    local.messages().subscribe(topic.id(), sent::add);
  }

  private static List<Subject> players(Fields batch) {
    return batch.items("userIds").stream()
        .map(id -> new Subject(((Value.Text) id).value()))
        .toList();
  }

  private static String json(Fields continuation) {
    return "{\"migration\": \"racing\", \"action\": \"continue\", \"epoch\": %d, \"turn\": %d}"
        .formatted(
            continuation.integer("epoch").orElseThrow(),
            continuation.integer("turn").orElseThrow());
  }

  private void seed(int players) {
    Map<DocPath, Fields> blobs =
        IntStream.range(0, players)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> LegacyPaths.blob(player(i), "profileData"),
                    i -> Fields.of("profileData", Value.of("{\"playerCoins\":" + i + "}"))));
    Writes.put(local.store(), blobs);
  }

  private static Subject player(int number) {
    return new Subject("u%03d".formatted(number));
  }

  private static Set<String> wave(double percentage, int of) {
    return IntStream.range(0, of)
        .mapToObj(StartWaveTest::player)
        .filter(one -> Rollout.includes(percentage, Rollout.bucket(RACING.opId(), one)))
        .map(Subject::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> completed() {
    return Dump.of(local.store()).values().stream()
        .filter(found -> found.path().collectionId().equals("Ops"))
        .filter(found -> found.fields().text("status").orElse("").equals("completed"))
        .map(found -> found.path().segments().get(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Fields rollout() {
    return local.document(ROLLOUT).orElseThrow();
  }

  private String state() {
    return rollout().text("state").orElseThrow();
  }

  private void assertRefused(String reason) {
    List<Fields> entries = local.quarantine();
    assertEquals(1, entries.size(), entries::toString);
    assertEquals(reason, entries.get(0).text("message").orElseThrow());
    assertEquals("startWave", entries.get(0).text("phase").orElseThrow());
    assertTrue(local.log().contains("startWave: MESSAGE_REFUSED"), local.log());
  }

  /** All but the quarantine. */
  private Map<DocPath, Document> elsewhere() {
    Map<DocPath, Document> all = Dump.of(local.store());
    all.keySet().removeIf(path -> path.collectionId().equals("Entries"));
    return all;
  }

  @Test
  void aWaveTakesInItsShareAndIsDone() {
    seed(200);
    listen();
    deliver("{\"action\": \"start\", \"percentage\": 25}");
    assertEquals("done", state());
    assertEquals(wave(25, 200), completed());
    assertEquals(List.of(), local.quarantine());
  }

  @Test
  void aMessageThatComesTwiceMovesNothing() {
    seed(20);
    keep(Topic.WAVES);
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    Fields once = rollout();
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    assertEquals(once, rollout());
    assertEquals(2, sent.size());
    assertEquals(sent.get(0), sent.get(1));
  }

  @Test
  void itIsPausedAndResumedAndAbortedAndItsKnobsTurned() {
    keep(Topic.WAVES);
    deliver("{\"action\": \"start\", \"percentage\": 5.25, \"reason\": \"canaries first\"}");
    assertEquals("running", state());
    assertEquals("canaries first", rollout().text("lastOrderReason").orElseThrow());
    deliver("{\"action\": \"set\", \"ratePerSecond\": 100, \"batchSize\": 7}");
    assertEquals(100, rollout().integer("ratePerSecond").orElseThrow());
    assertEquals(7, rollout().integer("batchSize").orElseThrow());
    deliver("{\"action\": \"pause\", \"reason\": \" a look \"}");
    assertEquals("paused", state());
    assertEquals("a look", rollout().text("reason").orElseThrow());
    deliver("{\"action\": \"resume\", \"accept\": [\"f1\"], \"autoPromote\": true}");
    assertEquals("running", state());
    assertEquals(List.of(Value.of("f1")), rollout().items("accepted"));
    assertEquals(1, rollout().integer("epoch").orElseThrow());
    deliver("{\"action\": \"abort\"}");
    assertEquals("aborted", state());
    assertEquals(2, rollout().integer("epoch").orElseThrow());
    assertEquals(List.of(), local.quarantine());
  }

  @Test
  void whoIsPausedHandsNobodyOut() {
    seed(20);
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    deliver("{\"action\": \"pause\"}");
    listen();
    deliver("{\"action\": \"continue\"}");
    assertEquals(Set.of(), completed());
    deliver("{\"action\": \"resume\"}");
    assertEquals(20, completed().size());
  }

  @Test
  void anEmptyListTakesEverybodyOffIt() {
    keep(Topic.WAVES);
    deliver(
        "{\"action\": \"start\", \"percentage\": 1, \"canary\": [\"u001\"], \"hold\": [\"u002\"]}");
    deliver("{\"action\": \"set\", \"canary\": [], \"hold\": []}");
    assertEquals(List.of(), rollout().items("canary"));
    assertEquals(List.of(), rollout().items("hold"));
  }

  @Test
  void canariesAreInAndWhoIsOnHoldIsOut() {
    seed(10);
    listen();
    deliver(
        "{\"action\": \"start\", \"percentage\": 100, \"canary\": [\"u001\"], \"hold\": [\"u002\"]}");
    Set<String> all = new TreeSet<>(wave(100, 10));
    all.remove("u002");
    assertEquals(all, completed());
  }

  @Test
  void theSchedulerGoesOnWhateverBecameOfAMessage() {
    seed(20);
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    assertEquals(Set.of(), completed(), "the first message was lost");
    listen();
    deliver("{\"migration\": \"racing\", \"action\": \"continue\"}");
    assertEquals(20, completed().size());
    assertEquals("done", state());
  }

  @Test
  void beforeTheFirstWaveTheSchedulerFindsNothingToDo() {
    deliver("{\"migration\": \"racing\", \"action\": \"continue\"}");
    assertTrue(local.log().contains("no wave was ever started"), local.log());
    assertTrue(local.document(ROLLOUT).isEmpty());
  }

  @Test
  void whatAnotherHoldsComesAgain() {
    keep(Topic.WAVES);
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    Fields held =
        rollout()
            .with("holder", Value.of("another"))
            .with("leaseUntil", Value.of(LocalGraph.NOW.plusSeconds(3600)));
    Writes.put(local.store(), Map.of(DocPath.parse(ROLLOUT), held));
    String message = json(sent.get(0));
    assertThrows(NotYetException.class, () -> deliver(message));
    assertEquals("startWave: comes again", local.lastLogged().get("message").getAsString());
    assertEquals("The rollout is held by another.", local.lastLogged().get("reason").getAsString());
    assertEquals(held, rollout());
    deliver("{\"action\": \"continue\"}");
    assertEquals(held, rollout(), "the scheduler's message is not needed");
  }

  @Test
  void aTurnThatIsOverDoesNothing() {
    seed(20);
    listen();
    deliver("{\"action\": \"start\", \"percentage\": 100}");
    deliver("{\"action\": \"abort\"}");
    Map<DocPath, Document> before = Dump.of(local.store());
    deliver("{\"action\": \"continue\", \"epoch\": 1, \"turn\": 0}");
    deliver("{\"action\": \"continue\", \"epoch\": -1, \"turn\": -1}");
    assertEquals(before, Dump.of(local.store()));
  }

  @Test
  void theNextWaveWaitsForItsGateAndSaysWhy() {
    seed(50);
    listen();
    deliver("{\"action\": \"start\", \"percentage\": 5, \"autoPromote\": true}");
    deliver("{\"action\": \"continue\"}");
    assertTrue(local.log().contains("The wave of 5 % must stand until"), local.log());
    assertEquals(5.0, ((Value.Real) rollout().get("percentage").orElseThrow()).value());
    deliver("{\"action\": \"set\", \"bakeHours\": 0}");
    deliver("{\"action\": \"continue\"}");
    assertTrue(local.log().contains("The wave of 5 % is not proved: There is no"), local.log());
    deliver("{\"action\": \"start\", \"percentage\": 25, \"proof\": \"../../../x\"}");
    assertRefused(
        "The wave of 5 % is not proved: There is no certificate certificates/racing/../../../x.json;"
            + " validate all.");
  }

  @Test
  void anOrderThatComesLateIsRefusedButForAPause() {
    keep(Topic.WAVES);
    deliver("{\"action\": \"start\", \"percentage\": 5}");
    String before = LocalGraph.NOW.minusSeconds(60).toString();
    deliver(local.graph(), "{\"action\": \"set\", \"ratePerSecond\": 9}", before);
    assertRefused(
        "The order to set was published before the last one was carried out; order again if you"
            + " still mean it.");
    deliver(local.graph(), "{\"action\": \"pause\"}", before);
    assertEquals("paused", state());
  }

  @Test
  void anOrderForAnotherRevisionIsRefused() {
    keep(Topic.WAVES);
    deliver("{\"action\": \"start\", \"percentage\": 5, \"revision\": 0}");
    deliver("{\"action\": \"set\", \"batchSize\": 10, \"revision\": 0}");
    assertRefused(
        "The rollout of racing has changed since you looked (revision 1, not 0); look at"
            + " ./slipstream wave status and order again.");
    assertEquals("running", state());
    deliver("{\"action\": \"pause\", \"revision\": 0}");
    assertEquals("paused", state(), "whoever stops a wave means whatever runs");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | The message is not a JSON object.",
        "[] | The message is not a JSON object.",
        "{} | action must be one of start, pause, resume, abort, set.",
        "{\"action\": \"begin\"} | action must be one of start, pause, resume, abort, set.",
        "{\"action\": 1} | action must be text.",
        "{\"action\": \"start\", \"percentage\": 5, \"migration\": \"chess\"} | There is no migration of that name; there are [racing].",
        "{\"action\": \"start\"} | percentage belongs to the action start, and must be there.",
        "{\"action\": \"pause\", \"percentage\": 5} | percentage belongs to the action start, and must be there.",
        "{\"action\": \"start\", \"percentage\": 0} | percentage must be a share above 0 and up to 100 with at most two decimals.",
        "{\"action\": \"start\", \"percentage\": -5} | percentage must be a share above 0 and up to 100 with at most two decimals.",
        "{\"action\": \"start\", \"percentage\": 100.01} | percentage must be a share above 0 and up to 100 with at most two decimals.",
        "{\"action\": \"start\", \"percentage\": 5.125} | percentage must be a share above 0 and up to 100 with at most two decimals.",
        "{\"action\": \"start\", \"percentage\": 1e999} | percentage must be a share above 0 and up to 100 with at most two decimals.",
        "{\"action\": \"start\", \"percentage\": NaN} | percentage must be a number.",
        "{\"action\": \"start\", \"percentage\": \"5\"} | percentage must be a number.",
        "{\"action\": \"start\", \"percentage\": 5, \"fast\": true} | There is no argument fast.",
        "{\"action\": \"start\", \"percentage\": 5, \"ratePerSecond\": -1} | ratePerSecond must be a whole number from 0 to 1000000.",
        "{\"action\": \"start\", \"percentage\": 5, \"ratePerSecond\": 1e30} | ratePerSecond must be a whole number of 64 bits.",
        "{\"action\": \"start\", \"percentage\": 5, \"batchSize\": 51} | batchSize must be a whole number from 1 to 50.",
        "{\"action\": \"start\", \"percentage\": 5, \"batchSize\": 0} | batchSize must be a whole number from 1 to 50.",
        "{\"action\": \"start\", \"percentage\": 5, \"bakeHours\": 8761} | bakeHours must be a number from 0 to 8760.",
        "{\"action\": \"start\", \"percentage\": 5, \"bakeHours\": -1} | bakeHours must be a number from 0 to 8760.",
        "{\"action\": \"start\", \"percentage\": 5, \"failurePercent\": 101} | failurePercent must be a number from 0 to 100.",
        "{\"action\": \"start\", \"percentage\": 5, \"dollars\": -1} | dollars must be a number from 0 to 1000000.",
        "{\"action\": \"start\", \"percentage\": 5, \"dollarsPerHour\": 1e7} | dollarsPerHour must be a number from 0 to 1000000.",
        "{\"action\": \"start\", \"percentage\": 5, \"canary\": [\"a/b\"]} | canary has an id that no player can have.",
        "{\"action\": \"start\", \"percentage\": 5, \"hold\": \"u1\"} | hold must be a list of 1 to 1000 ids.",
        "{\"action\": \"start\", \"percentage\": 5, \"autoPromote\": \"yes\"} | autoPromote must be true or false.",
        "{\"action\": \"start\", \"percentage\": 5, \"accept\": [1]} | accept must be text.",
        "{\"action\": \"start\", \"percentage\": 5, \"revision\": 1.5} | revision must be a whole number of 64 bits.",
        "{\"action\": \"start\", \"percentage\": 5, \"reason\": \"\\ud800\"} | reason has half of a surrogate pair.",
        "{\"action\": \"start\", \"percentage\": 5, \"accept\": [\"\\ud800\"]} | accept has half of a surrogate pair.",
        "{\"action\": \"pause\", \"\\ud800\": 1} | There is no argument �.",
        "{\"action\": \"pause\"} | The rollout of racing is idle, not running, so there is nothing to pause; see ./slipstream wave status.",
        "{\"action\": \"resume\"} | The rollout of racing is idle, not paused, so there is nothing to resume; see ./slipstream wave status.",
        "{\"action\": \"abort\"} | The rollout of racing is idle, not running, so there is nothing to abort; see ./slipstream wave status.",
        "{\"action\": \"continue\", \"percentage\": 5} | There is no argument percentage.",
        "{\"action\": \"continue\", \"epoch\": \"1\"} | epoch must be a whole number.",
      })
  void whatCanNeverBeCarriedOutIsQuarantinedAndChangesNothing(String message, String reason) {
    Map<DocPath, Document> before = elsewhere();
    keep(Topic.WAVES);
    deliver(message);
    assertRefused(reason);
    assertEquals(before, elsewhere());
    assertEquals(List.of(), sent);
  }

  @Test
  void whatIsNullCountsAsAbsent() {
    deliver(
        "{\"action\": \"start\", \"percentage\": 5, \"autoPromote\": null, \"canary\": null,"
            + " \"ratePerSecond\": null, \"reason\": null}");
    assertEquals("running", state());
  }

  @Test
  void aReasonIsBounded() {
    deliver("{\"action\": \"start\", \"percentage\": 5, \"reason\": \"" + "x".repeat(201) + "\"}");
    assertRefused("reason may have up to 200 characters.");
  }

  @Test
  void whoIsInStaysInAndWhatRunsIsNotStartedOver() {
    seed(20);
    listen();
    deliver("{\"action\": \"start\", \"percentage\": 25}");
    deliver("{\"action\": \"start\", \"percentage\": 5}");
    assertRefused(
        "5 % is less than the 25 % that are in already; nobody leaves a wave, use ./slipstream"
            + " rollback to take players back.");
  }

  @Test
  void aWaveThatRunsIsNotStartedOver() {
    deliver("{\"action\": \"start\", \"percentage\": 25}");
    deliver("{\"action\": \"start\", \"percentage\": 50}");
    assertRefused(
        "A wave of 25 % is running; wait until it is done, or abort it, then start another.");
  }

  @Test
  void withoutMasterDataNothingStarts() {
    LocalGraph bare = new LocalGraph();
    deliver(bare.graph(), "{\"action\": \"start\", \"percentage\": 5}", "");
    assertTrue(bare.document(ROLLOUT).isEmpty());
    assertTrue(bare.log().contains("./slipstream seed gamedata --execute"), bare.log());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "state, sleeping",
    "percentage, many",
    "epoch, first",
    "wave, first",
    "revision, first",
    "canary, u001",
    "hold, u001",
  })
  void aRolloutThatSomebodyEditedIsRefusedWithItsField(String field, String text) {
    deliver("{\"action\": \"start\", \"percentage\": 5}");
    Fields edited = rollout().with(field, Value.of(text));
    Writes.put(local.store(), Map.of(DocPath.parse(ROLLOUT), edited));
    deliver("{\"action\": \"pause\"}");
    assertRefused(
        "The rollout document's %s is not what any wave writes; put back what it was."
            .formatted(field));
    deliver("{\"action\": \"continue\"}");
    assertEquals(edited, rollout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\": \"start\", \"percentage\": 5}",
        "{\"action\": \"pause\"}",
        "{\"action\": \"continue\"}"
      })
  void whatFailsForAMomentComesAgain(String message) {
    MemoryStore broken =
        new MemoryStore(
            () -> LocalGraph.NOW,
            Limits.production(),
            () -> {
              throw new StoreException(StoreException.Reason.UNAVAILABLE, "out");
            });
    LocalGraph out = new LocalGraph(broken);
    assertThrows(StoreException.class, () -> deliver(out.graph(), message, ""));
  }

  @Test
  void whereTheTopicIsMissingTheOrderComesAgainUntilItIsThere() {
    Messages refusing =
        (topic, message) -> {
          throw new StoreException(StoreException.Reason.REFUSED, "there is no topic " + topic);
        };
    Graph before = local.graph();
    Keep keep = new Keep(before.keep().archive(), before.keep().certificates(), () -> refusing);
    Graph graph =
        new Graph(
            before.store(),
            before.migrator(),
            before.migrations(),
            before.economy(),
            before.admission(),
            keep,
            before.callers(),
            before.logs(),
            before.clock(),
            before.nap());
    String start = "{\"action\": \"start\", \"percentage\": 100}";
    assertThrows(StoreException.class, () -> deliver(graph, start, ""));
    assertEquals(List.of(), local.quarantine());
    assertTrue(local.log().contains("there is no topic migration-waves"), local.log());
    seed(3);
    listen();
    deliver(start);
    assertEquals(3, completed().size());
  }

  @Test
  void nothingOfAPlayerIsLogged() {
    seed(20);
    listen();
    deliver("{\"action\": \"start\", \"percentage\": 100, \"canary\": [\"u001\"]}");
    assertFalse(local.log().contains("u001"), local.log());
    assertFalse(local.log().contains("playerCoins"), local.log());
  }
}
