package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.seed.LegacyPlayer;
import dev.slipstream.store.Usage;
import dev.slipstream.waves.RolloutDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the demo saw, player by player, held against what was planted. Safe for many threads. */
final class DemoReport {

  private static final int SAMPLES = 10;
  private static final String DONE = "already_migrated";

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> signIns = new TreeMap<>();
  private final List<RolloutReport> waves = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private long players;
  private long repeats;
  private long matches;
  private long games;
  private long operations;
  private long lateWrites;
  private long returns;
  private long proved;
  private long wrongs;

  synchronized void addWave(RolloutReport wave) {
    waves.add(wave);
  }

  /** Whether a wave has settled exactly those who are in it and are there to be migrated. */
  synchronized void addMember(LegacyPlayer player, boolean isIn, boolean isSettled) {
    boolean isToBeSettled = isIn && !player.fate().equals(LegacyPlayer.NOT_FOUND);
    check(isSettled == isToBeSettled, player, "in the wave " + isIn + ", settled " + isSettled);
  }

  /** A player who has signed in while waves went, and whether it was told what is true. */
  synchronized void addSignIn(LegacyPlayer player, boolean isRight, Answer answer) {
    signIns.merge(answer.word(), 1L, Long::sum);
    check(isRight, player, "signed in and was told " + answer.word());
  }

  /** What a player is told who calls after all waves: those who are done cost one read. */
  synchronized void addOutcome(LegacyPlayer player, Answer answer) {
    players++;
    boolean isDone = answer.word().equals(DONE);
    outcomes.merge(isDone ? LegacyPlayer.MIGRATED : answer.word(), 1L, Long::sum);
    if (isDone && isFree(answer)) {
      repeats++;
    }
    boolean isRight =
        player.fate().equals(LegacyPlayer.MIGRATED)
            ? isDone && isFree(answer)
            : answer.word().equals(player.fate());
    check(isRight, player, answer.word() + " instead of " + player.fate());
  }

  private static boolean isFree(Answer answer) {
    return answer
        .result()
        .filter(r -> r.get("reads").getAsLong() == 1 && r.get("writes").getAsLong() == 0)
        .isPresent();
  }

  /** Something that was played while waves went. */
  synchronized void addGame() {
    games++;
  }

  /** Notes what a player did, where it was not as it must be. */
  synchronized void check(boolean isRight, LegacyPlayer player, String sentence) {
    if (!isRight) {
      addWrong(player.subject().id() + ": " + sentence);
    }
  }

  synchronized void addComparison(LegacyPlayer player, Comparison comparison) {
    boolean isMigrated = player.fate().equals(LegacyPlayer.MIGRATED);
    Verdict expected = isMigrated ? Verdict.MATCH : Verdict.NOT_MIGRATED;
    if (comparison.verdict() != expected) {
      addWrong(player.subject().id() + ": " + comparison);
    } else if (isMigrated) {
      matches++;
    }
  }

  /** An operation that was asked for twice, and whether both answers were right. */
  synchronized void addOperation(LegacyPlayer player, boolean isRight, Answer first) {
    if (isRight) {
      operations++;
    } else {
      addWrong(player.subject().id() + ": an operation was answered " + first);
    }
  }

  synchronized void addSwept(LegacyPlayer player, boolean isLate, List<String> found) {
    if (isLate != found.equals(List.of("profileData"))) {
      addWrong(player.subject().id() + ": the sweep found " + found + ", late is " + isLate);
    } else if (isLate) {
      lateWrites++;
    }
  }

  /** A player who was rolled back and migrated again, and whether all was still there. */
  synchronized void addReturn(LegacyPlayer player, boolean isRight) {
    returns += isRight ? 1 : 0;
    check(isRight, player, "has not what it had before it was rolled back and migrated again");
  }

  /** A player who was proved by plan and ledger at the end. */
  synchronized void addValidation(LegacyPlayer player, Comparison comparison) {
    if (comparison.verdict() == Verdict.MATCH) {
      proved++;
    } else {
      addWrong(player.subject().id() + ": " + comparison);
    }
  }

  synchronized void addWrong(String sentence) {
    wrongs++;
    if (wrong.size() < SAMPLES) {
      wrong.add(sentence);
    }
  }

  synchronized boolean isAsExpected() {
    return wrongs == 0;
  }

  synchronized List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    waves.forEach(wave -> lines.add("  wave        " + inWords(wave)));
    lines.add("  players     " + players);
    lines.add("  outcomes    " + outcomes);
    lines.add(
        String.format(
            Locale.ROOT,
            "  a player    %.1f reads, %.1f writes",
            perPlayer(billed().reads()),
            perPlayer(billed().writes())));
    lines.add("  meanwhile   " + games + " games were played, and at sign-in it was " + signIns);
    lines.add("  again       " + repeats + " calls for 1 read and nothing written");
    lines.add("  compared    " + matches + " players equal to what plan and ledger say");
    lines.add("  bought      " + operations + " times, each asked for twice and paid once");
    lines.add(
        "  late        "
            + lateWrites
            + " writes of old clients found, and merged or set aside with their bytes");
    lines.add("  came back   " + returns + " players with all they had, and were migrated again");
    lines.add("  proved      " + proved + " players by plan and ledger at the end");
    wrong.forEach(sentence -> lines.add("  WRONG       " + sentence));
    lines.add(
        isAsExpected()
            ? "  every player ended as expected"
            : "  " + wrongs + " things are not as expected");
    return lines;
  }

  private static String inWords(RolloutReport wave) {
    return "%s %%: %d of %d players, %s"
        .formatted(
            RolloutDocument.shown(wave.rollout().percentage()),
            wave.inWave(),
            wave.players(),
            wave.inShort());
  }

  /** What all waves were billed. */
  private Usage billed() {
    return waves.isEmpty() ? Usage.NONE : waves.get(waves.size() - 1).settled().billed();
  }

  private double perPlayer(long operations) {
    long settled = waves.isEmpty() ? 0 : waves.get(waves.size() - 1).settled().completed();
    return settled == 0 ? 0 : (double) operations / settled;
  }

  synchronized Fields toFields() {
    return Fields.builder()
        .put("waves", Value.items(waves.stream().map(RolloutReport::toFields).toList()))
        .put("players", players)
        .put("outcomes", counts(outcomes))
        .put("reads", billed().reads())
        .put("writes", billed().writes())
        .put("games", games)
        .put("signIns", counts(signIns))
        .put("repeats", repeats)
        .put("matches", matches)
        .put("operations", operations)
        .put("lateWrites", lateWrites)
        .put("returns", returns)
        .put("proved", proved)
        .put("wrong", wrongs)
        .put("samples", Value.texts(wrong))
        .build();
  }

  private static Fields counts(Map<String, Long> counts) {
    Map<String, Value> fields = new LinkedHashMap<>();
    counts.forEach((name, count) -> fields.put(name, Value.of(count)));
    return new Fields(fields);
  }
}
