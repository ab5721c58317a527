package dev.slipstream.migrations.racing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Whatever stands in a player's blobs, the player is migrated, or failed for a reason of the
 * contract, or not found; never is anything half done, and never does the migration break down.
 *
 * <p>{@code -Dslipstream.properties.count=N} tries that many players, {@code .seed=S} others, and
 * {@code .replay=S:INDEX} just the one that a failure names.
 */
@TestMethodOrder(OrderAnnotation.class)
final class DirtyBlobsTest {

  private static final String PROPERTIES = "slipstream.properties.";
  private static final Path REGRESSIONS = Path.of("src/test/resources/properties/dirty-blobs.txt");
  private static final int THREADS = 2;

  /** One of so many is planned first. */
  private static final int PLANNED = 8;

  /** Which player, so that it can be tried again. */
  private record Which(long seed, long index) {

    static Which parse(String text) {
      String[] parts = text.strip().split("[: ]", 3);
      return new Which(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
      return String.format(
          "player %d of seed %d; again with -D%sreplay=%2$d:%1$d", index, seed, PROPERTIES);
    }
  }

  @Test
  @Order(1)
  void playersThatOnceFailedDoNotFailAgain() throws IOException {
    try (Stream<String> lines = Files.lines(REGRESSIONS)) {
      lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Which::parse)
          .forEach(which -> live(which, true));
    }
  }

  @Test
  @Order(2)
  void everyPlayerIsMigratedOrFailsForAReasonOfTheContract() throws Exception {
    String replay = System.getProperty(PROPERTIES + "replay", "");
    if (!replay.isEmpty()) {
      System.out.println(replay + ": " + live(Which.parse(replay), true));
      return;
    }
    long seed = Long.getLong(PROPERTIES + "seed", 20251015);
    long count = Long.getLong(PROPERTIES + "count", 200_000);
    long start = System.nanoTime();
    Map<String, Long> outcomes = tryAll(seed, count);
    System.out.printf(
        "dirty blobs: %d players of seed %d in %d s: %s%n",
        count, seed, (System.nanoTime() - start) / 1_000_000_000, outcomes);
  }

  private static Map<String, Long> tryAll(long seed, long count)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Map<String, Long>>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long first = thread;
        parts.add(threads.submit(() -> tryEach(seed, first, count)));
      }
      Map<String, Long> outcomes = new TreeMap<>();
      for (Future<Map<String, Long>> part : parts) {
        part.get().forEach((outcome, players) -> outcomes.merge(outcome, players, Long::sum));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<String, Long> tryEach(long seed, long first, long count) {
    Map<String, Long> outcomes = new TreeMap<>();
    for (long index = first; index < count; index += THREADS) {
      boolean plans = index / THREADS % PLANNED == 0;
      outcomes.merge(live(new Which(seed, index), plans), 1L, Long::sum);
    }
    return outcomes;
  }

  /** The outcome, or the code of the failure. */
  private static String live(Which which, boolean plans) {
    try {
      DirtyLife life = new DirtyLife(DirtyPlayer.of(which.seed(), which.index()));
      return plans ? life.planAndMigrate() : life.migrate();
    } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(which.toString(), e);
    }
  }
}
