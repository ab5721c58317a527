package dev.slipstream.operator.verbs;

import dev.slipstream.operator.CallableClient;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.seed.LegacyPlayer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Players who play while waves go through them: they buy, and some sign in. Closing it waits for
 * what is being played.
 */
final class DemoTraffic implements AutoCloseable {

  /** Clients who play at once: enough to meet every wave, and room for the waves themselves. */
  private static final int CLIENTS = 2;

  private static final int SIGN_IN_EVERY = 5;

  private final List<LegacyPlayer> players;
  private final DemoWaves waves;
  private final DemoPurses purses;
  private final CallableClient client;
  private final DemoReport report;
  private final Crew crew = new Crew(CLIENTS);
  private volatile boolean isOver;

  /** Nobody plays yet. */
  DemoTraffic(
      List<LegacyPlayer> players,
      DemoWaves waves,
      DemoPurses purses,
      CallableClient client,
      DemoReport report) {
    this.players = players;
    this.waves = waves;
    this.purses = purses;
    this.client = client;
    this.report = report;
  }

  void begin() {
    IntStream.range(0, CLIENTS).forEach(first -> crew.work(() -> play(first)));
  }

  /** Every client has players of its own, and goes round among them until all is over. */
  private void play(int first) {
    List<LegacyPlayer> mine =
        IntStream.iterate(first, number -> number < players.size(), number -> number + CLIENTS)
            .mapToObj(players::get)
            .toList();
    for (int turn = 0; !isOver && !mine.isEmpty(); turn++) {
      LegacyPlayer player = mine.get(turn % mine.size());
      if (turn % SIGN_IN_EVERY == 0) {
        signIn(player);
      }
      purses.play(player);
      report.addGame();
    }
  }

  /** Migrates on sign-in exactly those who are in the wave. */
  private void signIn(LegacyPlayer player) {
    boolean isSurelyIn = waves.surelyIncludes(player.subject());
    Answer answer = client.call("migrateUser", player.subject().id(), Map.of());
    boolean isPossiblyIn = waves.possiblyIncludes(player.subject());
    boolean isRight =
        switch (answer.word()) {
          case LegacyPlayer.MIGRATED, "already_migrated", "paused", "CONTENTION" -> isPossiblyIn;
          case "not_in_wave" -> !isSurelyIn;
          default -> false;
        };
    report.addSignIn(player, isRight, answer);
  }

  @Override
  public void close() {
    isOver = true;
    crew.close();
  }
}
