package dev.slipstream.functions.migrateuserbatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.NotYetException;
import dev.slipstream.edge.testing.LocalGraph;
import dev.slipstream.edge.testing.Push;
import dev.slipstream.engine.Rollout;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.Topic;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.Writes;
import dev.slipstream.waves.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrateUserBatchTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());
  private static final String COINS = "{\"playerCoins\":7}";

  /** Not JSON, and what must never be in a log. */
  private static final String POISON = "{\"username\":\"Mirabel\"";

  private final LocalGraph local = new LocalGraph().withMasterData();

  private void deliver(String message) {
    deliver(local, message);
  }

  private static void deliver(LocalGraph to, String message) {
    new MigrateUserBatch(to.graph()).accept(Push.of(message));
  }

  private static String batch(long epoch, String... players) {
    String ids = Stream.of(players).map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
    return "{\"migration\": \"racing\", \"wave\": 1, \"epoch\": %d, \"userIds\": [%s]}"
        .formatted(epoch, ids);
  }

  private void start(double percentage) {
    local.graph().orders().carryOut(RACING, Order.start(percentage));
  }

  private void seed(String blob, String... players) {
    for (String player : players) {
      DocPath path = LegacyPaths.blob(new Subject(player), "profileData");
      Writes.put(local.store(), Map.of(path, Fields.of("profileData", Value.of(blob))));
    }
  }

  private Set<String> withStatus(String status) {
    return Dump.of(local.store()).values().stream()
        .filter(found -> found.path().collectionId().equals("Ops"))
        .filter(found -> found.fields().text("status").orElse("").equals(status))
        .map(found -> found.path().segments().get(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<JsonObject> logged(String message) {
    return local
        .log()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(line -> line.get("message").getAsString().equals(message))
        .toList();
  }

  private JsonObject done() {
    List<JsonObject> lines = logged("migrateUserBatch: done");
    return lines.get(lines.size() - 1);
  }

  @Test
  void thePlayersOfTheMessageAreMigratedAndNobodyElse() {
    seed(COINS, "u1", "u2", "u3");
    start(100);
    deliver(batch(1, "u1", "u3"));
    assertEquals(Set.of("u1", "u3"), withStatus("completed"));
    assertEquals(2, done().get("migrated").getAsLong());
  }

  @Test
  void aMessageThatComesAgainCostsOneReadOfEachAndOneMore() {
    seed(COINS, "u1", "u2");
    start(100);
    deliver(batch(1, "u1", "u2"));
    Map<DocPath, Document> after = Dump.of(local.store());
    deliver(batch(1, "u1", "u2"));
    assertEquals(after, Dump.of(local.store()));
    assertEquals(2, done().get("already_migrated").getAsLong());
    assertEquals(3, done().get("reads").getAsLong());
    assertEquals(0, done().get("writes").getAsLong());
  }

  @Test
  void whoIsNamedTwiceIsMigratedOnce() {
    seed(COINS, "u1");
    start(100);
    deliver(batch(1, "u1", "u1"));
    assertEquals(1, done().get("migrated").getAsLong());
    assertEquals(1, done().get("already_migrated").getAsLong());
  }

  @Test
  void whoDoesNotExistHoldsUpNobody() {
    seed(COINS, "u1");
    start(100);
    deliver(batch(1, "nobody", "u1"));
    assertEquals(Set.of("u1"), withStatus("completed"));
    assertTrue(local.document("Players/nobody").isEmpty());
  }

  @Test
  void whoIsNotInTheWaveIsLeftAlone() {
    String outside =
        IntStream.range(0, 100)
            .mapToObj(i -> "u" + i)
            .filter(id -> !Rollout.includes(5, Rollout.bucket(RACING.opId(), new Subject(id))))
            .findFirst()
            .orElseThrow();
    seed(COINS, outside);
    start(5);
    deliver(batch(1, outside));
    assertEquals(1, done().get("not_in_wave").getAsLong());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void aBatchOfAnEpochThatIsOverDoesNothing() {
    seed(COINS, "u1");
    start(100);
    local.graph().orders().carryOut(RACING, Order.of(Order.Action.ABORT));
    deliver(batch(1, "u1"));
    assertEquals(1, done().get("outdated").getAsLong());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void aBatchOfAPausedWaveDoesNothing() {
    seed(COINS, "u1");
    start(100);
    local.graph().orders().carryOut(RACING, Order.of(Order.Action.PAUSE));
    deliver(batch(1, "u1"));
    assertEquals(1, done().get("paused").getAsLong());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void whoseDataIsBadGoesIntoQuarantineAndIsToldWithoutIt() {
    seed(COINS, "u1", "u3");
    seed(POISON, "u2");
    start(100);
    deliver(batch(1, "u1", "u2", "u3"));
    assertEquals(Set.of("u1", "u3"), withStatus("completed"));
    assertEquals(Set.of("u2"), withStatus("failed"));
    Fields entry = local.document("AdminOps/quarantine/Entries/racing:u2").orElseThrow();
    assertEquals("MALFORMED_JSON", entry.text("code").orElseThrow());
    JsonObject line = logged("migrateUserBatch: in quarantine").get(0);
    assertEquals("WARNING", line.get("severity").getAsString());
    assertEquals("u2", line.get("userId").getAsString());
    assertEquals("MALFORMED_JSON", line.get("code").getAsString());
    assertEquals(1, line.get("attempts").getAsLong());
    assertFalse(local.log().contains("Mirabel"), local.log());
  }

  @Test
  void whoHasFailedTooOftenNeedsAPerson() {
    List<Fields> notices = new ArrayList<>();
    local.messages().subscribe(Topic.FAILURES.id(), notices::add);
    seed(POISON, "u1");
    for (int wave = 1; wave <= 5; wave++) {
      start(100);
      long epoch = 2L * wave - 1;
      deliver(batch(epoch, "u1"));
      deliver(batch(epoch, "u1"));
      local.graph().orders().carryOut(RACING, Order.of(Order.Action.ABORT));
    }
    JsonObject line = logged("migrateUserBatch: needs a person").get(0);
    assertEquals("ERROR", line.get("severity").getAsString());
    assertEquals(5, line.get("attempts").getAsLong());
    assertEquals(2, notices.size(), "each delivery tells what may be untold");
    assertEquals("u1", notices.get(0).text("userId").orElseThrow());
    start(100);
    deliver(batch(11, "u1"));
    assertEquals(1, done().get("retries_exhausted").getAsLong());
    assertEquals(2, notices.size(), "nobody is told again in another wave");
    assertEquals(1, Set.copyOf(notices).size(), "always the same");
    assertFalse(local.log().contains("Mirabel"), local.log());
  }

  @Test
  void fiveWhoFailAlikePauseTheWave() {
    String[] five = {"u1", "u2", "u3", "u4", "u5"};
    seed(POISON, five);
    start(100);
    deliver(batch(1, five));
    JsonObject line = logged("migrateUserBatch: the wave is paused").get(0);
    assertEquals("ERROR", line.get("severity").getAsString());
    String reason = line.get("reason").getAsString();
    assertTrue(reason.startsWith("5 players failed with one fingerprint, "), reason);
    Fields rollout = local.document("AdminOps/rollout_racing").orElseThrow();
    assertEquals("paused", rollout.text("state").orElseThrow());
    assertEquals(reason, rollout.text("reason").orElseThrow());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | The message is not a JSON object.",
        "{} | The message has no epoch.",
        "{\"epoch\": 1} | The message names no players.",
        "{\"epoch\": \"1\", \"userIds\": [\"u1\"]} | epoch must be a whole number.",
        "{\"epoch\": 1, \"wave\": \"1\", \"userIds\": [\"u1\"]} | wave must be a whole number.",
        "{\"epoch\": 1, \"userIds\": []} | userIds must be a list of 1 to 50 ids.",
        "{\"epoch\": 1, \"userIds\": \"u1\"} | userIds must be a list of 1 to 50 ids.",
        "{\"epoch\": 1, \"userIds\": [1]} | userIds must be text.",
        "{\"epoch\": 1, \"userIds\": [\"a/b\"]} | userIds has an id that no player can have.",
        "{\"epoch\": 1, \"userIds\": [\"\"]} | userIds has an id that no player can have.",
        "{\"epoch\": 1, \"userIds\": [\"u1\"], \"fast\": 1} | There is no argument fast.",
        "{\"epoch\": 1, \"userIds\": [\"u1\"], \"migration\": \"chess\"} | There is no migration of that name; there are [racing].",
        "{\"epoch\": 2, \"userIds\": [\"u1\"]} | The batch is of epoch 2, and the rollout of racing is at 1; only the dispatcher publishes batches.",
      })
  void whatCanNeverBeCarriedOutIsQuarantinedAndChangesNothing(String message, String reason) {
    seed(COINS, "u1");
    start(100);
    deliver(message);
    assertEquals(1, local.quarantine().size());
    Fields entry = local.quarantine().get(0);
    assertEquals("MESSAGE_REFUSED", entry.text("code").orElseThrow());
    assertEquals(reason, entry.text("message").orElseThrow());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void aBatchIsBounded() {
    start(100);
    deliver(batch(1, IntStream.range(0, 51).mapToObj(i -> "u" + i).toArray(String[]::new)));
    assertEquals(
        "userIds must be a list of 1 to 50 ids.",
        local.quarantine().get(0).text("message").orElseThrow());
  }

  @Test
  void withoutARolloutNobodyIsMigrated() {
    seed(COINS, "u1");
    deliver(batch(1, "u1"));
    assertEquals(
        "There is no rollout of racing; start a wave first.",
        local.quarantine().get(0).text("message").orElseThrow());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void aRolloutThatSomebodyEditedIsRefusedWithItsField() {
    seed(COINS, "u1");
    start(100);
    DocPath path = DocPath.of("AdminOps", "rollout_racing");
    Fields edited =
        local.document(path.toString()).orElseThrow().with("percentage", Value.of("all"));
    Writes.put(local.store(), Map.of(path, edited));
    deliver(batch(1, "u1"));
    assertEquals(
        "The rollout document's percentage is not what any wave writes; put back what it was.",
        local.quarantine().get(0).text("message").orElseThrow());
    assertEquals(Set.of(), withStatus("completed"));
  }

  @Test
  void withoutMasterDataTheMessageComesAgain() {
    LocalGraph bare = new LocalGraph();
    assertThrows(NotYetException.class, () -> deliver(bare, batch(1, "u1")));
    assertTrue(bare.log().contains("./slipstream seed gamedata --execute"), bare.log());
  }

  @Test
  void whatFailsForAMomentComesAgainBehindAllOthers() {
    seed(COINS, "u1", "u2", "u3");
    start(100);
    AtomicInteger commits = new AtomicInteger();
    Faults faults = () -> commits.incrementAndGet() == 2 ? Fate.DEADLINE : Fate.DONE;
    MemoryStore shared = (MemoryStore) local.store();
    LocalGraph out = new LocalGraph(shared.with(Limits.production(), faults));
    assertThrows(StoreException.class, () -> deliver(out, batch(1, "u1", "u2", "u3")));
    assertEquals(2, withStatus("completed").size());
    assertEquals(List.of(), local.quarantine());
    deliver(batch(1, "u1", "u2", "u3"));
    assertEquals(3, withStatus("completed").size());
  }
}
