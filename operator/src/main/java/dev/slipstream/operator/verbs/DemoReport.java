package dev.slipstream.operator.verbs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CallableClient.Answer;
import dev.slipstream.seed.LegacyPlayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the demo saw, player by player, held against what was planted. Safe for many threads. */
final class DemoReport {

  private static final int SAMPLES = 10;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> warnings = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private long players;
  private long migrated;
  private long reads;
  private long writes;
  private long repeats;
  private long matches;
  private long operations;
  private long lateWrites;
  private long returns;
  private long proved;
  private long wrongs;

  synchronized void add(LegacyPlayer player, Answer answer) {
    players++;
    outcomes.merge(answer.word(), 1L, Long::sum);
    if (!answer.word().equals(player.fate())) {
      addWrong(player.subject().id() + ": " + answer.word() + " instead of " + player.fate());
    }
    answer.result().ifPresent(this::addResult);
  }

  private void addResult(JsonObject result) {
    migrated++;
    reads += result.get("reads").getAsLong();
    writes += result.get("writes").getAsLong();
    for (JsonElement warning : result.getAsJsonArray("warnings")) {
      warnings.merge(warning.getAsJsonObject().get("code").getAsString(), 1L, Long::sum);
    }
  }

  synchronized void addRepeat(LegacyPlayer player, Answer answer) {
    boolean isFree =
        answer.word().equals("already_migrated")
            && answer
                .result()
                .filter(r -> r.get("reads").getAsLong() == 1 && r.get("writes").getAsLong() == 0)
                .isPresent();
    if (isFree) {
      repeats++;
    } else {
      addWrong(player.subject().id() + ": a second call answered " + answer.word());
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

  /** A player who was rolled back and migrated again, and whether all was there each time. */
  synchronized void addReturn(LegacyPlayer player, boolean isRight, Answer back, Answer forth) {
    if (isRight) {
      returns++;
    } else {
      addWrong(player.subject().id() + ": rolled back " + back + ", migrated again " + forth);
    }
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
    lines.add("  players     " + players);
    lines.add("  outcomes    " + outcomes);
    lines.add("  warnings    " + warnings);
    lines.add(
        String.format(
            Locale.ROOT,
            "  a player    %.1f reads, %.1f writes, in one commit",
            perPlayer(reads),
            perPlayer(writes)));
    lines.add("  again       " + repeats + " calls for 1 read and nothing written");
    lines.add("  compared    " + matches + " players equal to a fresh plan");
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

  private double perPlayer(long operations) {
    return migrated == 0 ? 0 : (double) operations / migrated;
  }

  synchronized Fields toFields() {
    return Fields.builder()
        .put("players", players)
        .put("outcomes", counts(outcomes))
        .put("warnings", counts(warnings))
        .put("reads", reads)
        .put("writes", writes)
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
