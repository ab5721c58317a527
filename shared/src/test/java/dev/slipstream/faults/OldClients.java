package dev.slipstream.faults;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Clients of before the migration: each reads its player's whole profile, changes the coins in it,
 * and writes the whole back without a look. One that is told to write does so in its own time.
 */
final class OldClients implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int FIRST_COINS = 1_000_000;
  private static final Pattern COINS = Pattern.compile("(\"playerCoins\"\\s*:\\s*)\\d+");

  private final Store store;
  private final Set<Subject> players;
  private final List<ExecutorService> threads =
      Stream.generate(Executors::newSingleThreadExecutor).limit(THREADS).toList();
  private final List<CompletableFuture<Void>> told = new ArrayList<>();
  private final Map<DocPath, List<Fields>> written = new ConcurrentHashMap<>();
  private final Map<DocPath, Fields> saved = new ConcurrentHashMap<>();

  OldClients(Store store, Set<Subject> players) {
    this.store = store;
    this.players = Set.copyOf(players);
  }

  /** Whether a client of that time can be about this profile. */
  static boolean canPlay(Fields profile) {
    return COINS.matcher(profile.text(ProfileBlob.NAME).orElse("")).find();
  }

  /** The profile after the player has played on. */
  static String playedOn(String profile, int coins) {
    return COINS.matcher(profile).replaceFirst("$1" + coins);
  }

  /** The player plays on, if it has such a client. */
  synchronized void play(Subject player) {
    if (players.contains(player)) {
      int coins = FIRST_COINS + told.size();
      Executor own = threads.get(Math.floorMod(player.hashCode(), THREADS));
      told.add(CompletableFuture.runAsync(() -> rewrite(player, coins), own));
    }
  }

  private void rewrite(Subject player, int coins) {
    DocPath profile = LegacyPaths.blob(player, ProfileBlob.NAME);
    Fields before =
        store.read(List.of(profile), ReadTime.latest()).snapshot().fields(profile).orElseThrow();
    String text = before.text(ProfileBlob.NAME).orElseThrow();
    Fields after = Fields.of(ProfileBlob.NAME, Value.of(playedOn(text, coins)));
    written.computeIfAbsent(profile, path -> new CopyOnWriteArrayList<>()).add(after);
    store.apply(Changes.writing(new Write.Put(profile, after)));
    saved.put(profile, after);
  }

  /** Waits until everybody has written who was told to; fails as they did. */
  void await() {
    List<CompletableFuture<Void>> all;
    synchronized (this) {
      all = List.copyOf(told);
    }
    all.forEach(CompletableFuture::join);
  }

  /** By document what they have written, first to last. */
  Map<DocPath, List<Fields>> written() {
    return new HashMap<>(written);
  }

  /** By document what they were last told is saved. */
  Map<DocPath, Fields> saved() {
    return new HashMap<>(saved);
  }

  int writes() {
    return written.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
