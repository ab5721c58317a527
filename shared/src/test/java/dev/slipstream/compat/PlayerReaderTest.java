package dev.slipstream.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.Schema;
import dev.slipstream.migrations.racing.RacingCode;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Limited;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a view holds, where it comes from, and what it costs. */
final class PlayerReaderTest {

  private final LivePlayer tess = LivePlayer.of("contract-p01-everything-maps");

  /**
   * Legacy: checkpoint, four blobs, 1 for the daily claim, 2 for a clan, and the checkpoint again.
   * New: checkpoint, four documents, the lists (one that is empty counts 1), checkpoint and
   * balances again.
   */
  @ParameterizedTest(name = "{0}: {1} reads before, {2} after")
  @CsvSource({
    "contract-p01-everything-maps, 8, 16",
    "contract-p02-stub-profile-only, 7, 10",
    "contract-p05-unknown-names-and-duplicates, 7, 15",
    "contract-p08-any-script-and-dirty-friend-lists, 9, 10",
  })
  void costsExactly(String name, long legacy, long migrated) {
    LivePlayer player = LivePlayer.of(name);
    assertEquals(Usage.reads(legacy), player.read().usage());
    player.migrate();
    assertEquals(Usage.reads(migrated), player.read().usage());
  }

  @Test
  void aPlayerWhoIsNotThereIsMissing() {
    PlayerRead read = LivePlayer.of("contract-p12-no-profile-no-player").read();
    assertEquals(Optional.empty(), read.view());
    assertEquals(Optional.empty(), read.failure());
    assertEquals(Usage.reads(6), read.usage());
  }

  @Test
  void whatOperationsMadeOfAMigratedPlayerIsSeenAtOnce() {
    tess.migrate();
    PlayerView before = tess.view();
    tess.buy("item_zzzzzzzzzz");
    PlayerView after = tess.view();
    assertEquals(coins(before) - 100, coins(after));
    assertEquals(
        LivePlayer.item("item_zzzzzzzzzz", 1), after.inventory().get(after.inventory().size() - 1));
  }

  private static long coins(PlayerView view) {
    return view.economy().integer("coins").orElseThrow();
  }

  /** Design M2: by the checkpoint's status, and never by what documents there are. */
  @ParameterizedTest
  @ValueSource(strings = {"pending", "in_progress", "failed", "rolled_back"})
  void theCheckpointRoutesAndNothingElse(String status) {
    tess.migrate();
    long migrated = coins(tess.view());
    tess.buy("item_zzzzzzzzzz");
    tess.write(new Write.Merge(tess.checkpoint(), Fields.of("status", Value.of(status))));
    assertEquals(Schema.LEGACY, tess.view().schema());
    assertEquals(migrated, coins(tess.view()), "of the legacy blob");
  }

  @Test
  void theLegacyDocumentsOfAMigratedPlayerAreNotLookedAt() {
    tess.migrate();
    PlayerView before = tess.view();
    LivePlayer.RACING
        .sources(tess.player())
        .forEach((name, path) -> tess.write(new Write.Put(path, Fields.of(name, Value.of("{")))));
    assertEquals(before, tess.view());
  }

  /** Migrating it is refused until a person has looked; reading is not. */
  @Test
  void aMendedPlayerIsReadThoughItsRetriesAreUsedUp() {
    LivePlayer player = LivePlayer.of("crates-out-of-range");
    for (int attempt = 0; attempt < 5; attempt++) {
      player.migrate();
    }
    assertEquals(Outcome.RETRIES_EXHAUSTED, player.migrate());
    assertEquals("VALUE_OUT_OF_RANGE", player.read().failure().orElseThrow().code().name());
    DocPath garage = LivePlayer.RACING.sources(player.player()).get("garageData");
    player.write(new Write.Put(garage, Fields.of("garageData", Value.of("{}"))));
    assertEquals(Schema.LEGACY, player.view().schema());
  }

  /** It would not be carried out either. */
  @Test
  void aPlanThatContradictsItselfIsNotShown() {
    Finding bug = Finding.of("validation", RacingCode.PLAN_INVALID, Finding.Place.ofBlob("stats"));
    Object contradicting =
        Proxy.newProxyInstance(
            Migration.class.getClassLoader(),
            new Class<?>[] {Migration.class},
            (proxy, method, arguments) ->
                method.getName().equals("prove")
                    ? List.of(bug)
                    : method.invoke(LivePlayer.RACING, arguments));
    PlayerRead read =
        new PlayerReader(tess.store()).read((Migration<?>) contradicting, tess.player());
    assertEquals(Optional.of(bug), read.failure());
    assertEquals(Optional.empty(), read.view());
  }

  @Test
  void neitherBookkeepingNorTheServersClockIsInTheView() {
    tess.migrate();
    Fields stamp = Fields.of("_m", Fields.of("opId", Value.of("op_migrate_v1")));
    PlayerView before = tess.view();
    tess.paths().singles().forEach(path -> tess.write(new Write.Merge(path, stamp)));
    assertEquals(before, tess.view());
    String text = before.fields().toString();
    for (String name : List.of("updatedAt", "ledger", "_m=")) {
      assertFalse(text.contains(name), name);
    }
    assertTrue(text.contains("createdAt"), "the account's own time stays");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aMigratedPlayerWithoutADocumentThatEverybodyHasIsCorrupt(int number) {
    tess.migrate();
    DocPath path = tess.paths().singles().get(number);
    tess.write(new Write.Delete(path));
    IllegalStateException corrupt = assertThrows(IllegalStateException.class, tess::read);
    assertTrue(corrupt.getMessage().contains(path.toString()), corrupt::getMessage);
  }

  @ParameterizedTest
  @ValueSource(ints = {299, 300, 301, 700})
  void aListLongerThanAPageIsReadToItsEnd(int items) {
    LivePlayer player = LivePlayer.of("contract-p02-stub-profile-only");
    player.migrate();
    long few = player.read().usage().reads();
    List<String> ids = IntStream.range(0, items).mapToObj("item_%08d"::formatted).toList();
    ids.forEach(id -> player.write(itemOf(player, id)));
    assertEquals(
        ids,
        player.view().inventory().stream().map(item -> item.text("itemId").orElse("")).toList());
    long emptyPage = items % Query.MAX_PAGE == 0 ? 1 : 0;
    assertEquals(few - 1 + items + emptyPage, player.read().usage().reads());
  }

  private static Write itemOf(LivePlayer player, String id) {
    return new Write.Put(player.paths().item(id), LivePlayer.item(id, 1));
  }

  @Test
  void aListWithoutAnEndIsNotReadForever() {
    tess.migrate();
    StoreException endless =
        assertThrows(StoreException.class, () -> tess.readOn(new Endless(tess)));
    assertTrue(endless.getMessage().contains(tess.paths().garage()), endless::getMessage);
  }

  /** A store whose lists never end. */
  private static final class Endless extends Limited {
    private final Document document;

    Endless(LivePlayer player) {
      super(player.store(), player.store().limits());
      document =
          new Document(player.paths().car("car"), Fields.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Page list(Query query, ReadTime at) {
      return Page.of(Collections.nCopies(query.limit(), document), query.limit());
    }
  }
}
