package dev.slipstream.functions.rollbackbatch;

import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.rollbacks.RollbackRun;
import dev.slipstream.rollbacks.RollbackTerms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A message to {@code rollbackBatch}, by the wire contract. */
sealed interface Message {

  /** What operators publish to roll those back whom they name. */
  record Some(List<Subject> players, RollbackTerms terms) implements Message {
    public Some {
      players = List.copyOf(players);
    }
  }

  /** What operators publish to roll many back, page by page. */
  record Many(Migrants meant, RollbackTerms terms) implements Message {}

  /** By which a rollback of many goes on. */
  record Next(String runId, long page) implements Message {}

  /** Players of a message, and of a page. */
  int MOST_PLAYERS = 50;

  static Message of(Arguments arguments) {
    return arguments
        .optionalText("runId")
        .<Message>map(runId -> next(runId, arguments))
        .orElseGet(() -> order(arguments));
  }

  private static Message next(String runId, Arguments arguments) {
    long page = arguments.optionalInteger("page").orElse(0L);
    arguments.done();
    if (!RollbackRun.isId(runId)) {
      throw CallException.invalid(
          "runId", "The runId is not 1 to 64 letters, digits, _ and -, so it names no rollback.");
    }
    if (page < 1) {
      throw CallException.invalid(
          "page", "page must say which page of the rollback is next, 1 or more.");
    }
    return new Next(runId, page);
  }

  /** Exactly one of {@code userIds}, {@code wave}, {@code since} and {@code all}. */
  private static Message order(Arguments arguments) {
    Optional<List<Subject>> players = arguments.optionalPlayers("userIds", MOST_PLAYERS);
    Optional<Double> wave = arguments.optionalNumber("wave");
    Optional<Instant> since = arguments.optionalText("since").map(Message::day);
    boolean isAll = arguments.flag("all");
    String reason = arguments.optionalText("reason").map(String::strip).orElse("");
    boolean isEmergency = arguments.flag("emergency");
    boolean isDryRun = arguments.flag("dryRun");
    arguments.done();
    requireOne(players.isPresent(), wave.isPresent(), since.isPresent(), isAll);
    wave.ifPresent(Message::requireWave);
    requireReason(reason);
    RollbackTerms terms = new RollbackTerms(reason, isEmergency, isDryRun);
    return players
        .<Message>map(named -> new Some(named, terms))
        .orElseGet(() -> new Many(new Migrants(wave, since, MOST_PLAYERS), terms));
  }

  private static Instant day(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw CallException.invalid("since", "since must be a day, YYYY-MM-DD.");
    }
  }

  private static void requireOne(boolean... selectors) {
    int given = 0;
    for (boolean isGiven : selectors) {
      given += isGiven ? 1 : 0;
    }
    if (given != 1) {
      throw CallException.invalid(
          "userIds", "Exactly one of userIds, wave, since and all must say who is meant.");
    }
  }

  private static void requireWave(double percentage) {
    if (!Rollout.isWave(percentage)) {
      throw CallException.invalid(
          "wave", "wave must be a share above 0 and up to 100 with two decimals.");
    }
  }

  private static void requireReason(String reason) {
    if (reason.isEmpty() || reason.length() > Limits.REASON_LENGTH) {
      throw CallException.invalid(
          "reason", "reason must say why, in 1 to %d characters.".formatted(Limits.REASON_LENGTH));
    }
  }
}
