package dev.slipstream.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever comes between two calls of a reader, it sees the player as it was at one time. */
final class PlayerReaderRacesTest {

  private static final String PLAYER = "contract-p01-everything-maps";
  private static final String ITEM = "item_zzzzzzzzzz";

  /** The calls of one attempt: checkpoint, the single documents, three lists, both marks. */
  private static final int CALLS = 6;

  private static LivePlayer legacy() {
    return LivePlayer.of(PLAYER);
  }

  private static LivePlayer migrated() {
    LivePlayer player = legacy();
    player.migrate();
    return player;
  }

  private static LivePlayer rolledBack() {
    LivePlayer player = migrated();
    player.rollBack();
    return player;
  }

  @Test
  void aMigrationInBetweenIsSeenAsAWholeOrNotAtAll() {
    assertWholeOrNotAtAll(PlayerReaderRacesTest::legacy, LivePlayer::migrate);
    assertWholeOrNotAtAll(PlayerReaderRacesTest::rolledBack, LivePlayer::migrate);
  }

  @Test
  void anOperationInBetweenIsSeenAsAWholeOrNotAtAll() {
    assertWholeOrNotAtAll(PlayerReaderRacesTest::migrated, player -> player.buy(ITEM));
  }

  /** What is gone then is no corruption. */
  @Test
  void aRollbackInBetweenIsSeenAsAWholeOrNotAtAll() {
    assertWholeOrNotAtAll(PlayerReaderRacesTest::migrated, LivePlayer::rollBack);
  }

  /** A client that waited for the migration's lock writes right after it: nobody may see that. */
  @Test
  void aLateWriteBehindAMigrationIsNotSeen() {
    assertWholeOrNotAtAll(
        PlayerReaderRacesTest::legacy,
        player -> {
          player.migrate();
          player.write(
              new Write.Put(
                  LivePlayer.RACING.sources(player.player()).get("profileData"),
                  Fields.of("profileData", Value.of("{\"username\":\"Late\"}"))));
        });
  }

  /** Lets it happen before each call of a reading in turn. */
  private static void assertWholeOrNotAtAll(Start start, Consumer<LivePlayer> happening) {
    LivePlayer quiet = start.player();
    PlayerView before = quiet.view();
    happening.accept(quiet);
    PlayerView after = quiet.view();
    List<PlayerView> seen = new ArrayList<>();
    for (int when = 0; when <= CALLS; when++) {
      seen.add(viewWith(start.player(), when, happening));
    }
    assertTrue(List.of(before, after).containsAll(seen), () -> "a mixture is among " + seen);
    assertEquals(after, seen.get(0));
    assertEquals(before, seen.get(CALLS));
  }

  private static PlayerView viewWith(LivePlayer player, int when, Consumer<LivePlayer> happening) {
    Meanwhile store =
        new Meanwhile(
            player.store(),
            call -> {
              if (call == when) {
                happening.accept(player);
              }
            });
    return player.readOn(store).view().orElseThrow();
  }

  private interface Start {
    LivePlayer player();
  }

  @Test
  void aPlayerWhoNeverStandsStillIsContention() {
    LivePlayer player = migrated();
    Meanwhile busy = new Meanwhile(player.store(), call -> player.buy(ITEM));
    StoreException refused = assertThrows(StoreException.class, () -> player.readOn(busy));
    assertEquals(StoreException.Reason.CONTENTION, refused.reason());
    assertEquals(CALLS * PlayerReader.MAX_ATTEMPTS, busy.calls());
  }

  @Test
  void attemptsThatWereInVainAreBilledToo() {
    LivePlayer player = migrated();
    long once = player.read().usage().reads();
    Meanwhile store =
        new Meanwhile(
            player.store(),
            call -> {
              if (call == CALLS - 1) {
                player.write(
                    new Write.Merge(player.checkpoint(), Fields.of("note", Value.of("touched"))));
              }
            });
    assertEquals(2 * once, player.readOn(store).usage().reads());
  }
}
