package dev.slipstream.functions.rollbackbatch;

import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.Rollout;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What operators publish to roll many back, by the wire contract: exactly one of {@code userIds},
 * {@code wave}, {@code since} and {@code all}.
 *
 * @param cursor behind which checkpoint a message that goes on begins
 */
record Message(
    Optional<List<Subject>> players,
    Optional<Double> wave,
    Optional<LocalDate> since,
    RollbackRequest request,
    boolean isEmergency,
    boolean isDryRun,
    Optional<DocPath> cursor) {

  private static final int MOST_PLAYERS = 50;

  /** How a message that goes on has its wave: messages of ours hold whole numbers only. */
  private static final String BUCKETS = "buckets";

  static Message of(Arguments arguments, Migration<?> migration) {
    Optional<List<Subject>> players = arguments.optionalPlayers("userIds", MOST_PLAYERS);
    Optional<Double> wave =
        arguments.optionalNumber("wave").or(() -> ofBuckets(arguments.optionalInteger(BUCKETS)));
    Optional<LocalDate> since = arguments.optionalText("since").map(Message::day);
    boolean isAll = arguments.flag("all");
    String reason = arguments.optionalText("reason").map(String::strip).orElse("");
    boolean isEmergency = arguments.flag("emergency");
    boolean isDryRun = arguments.flag("dryRun");
    Optional<DocPath> cursor =
        arguments.optionalText("cursor").map(text -> checkpoint(text, migration));
    arguments.done();
    requireOne(players.isPresent(), wave.isPresent(), since.isPresent(), isAll);
    wave.ifPresent(Message::requireWave);
    requireReason(reason);
    RollbackRequest request = RollbackRequest.because(reason);
    return new Message(
        players,
        wave,
        since,
        isEmergency ? request.forced() : request,
        isEmergency,
        isDryRun,
        cursor);
  }

  private static Optional<Double> ofBuckets(Optional<Long> buckets) {
    return buckets.map(number -> number * 100.0 / Rollout.BUCKETS);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw CallException.invalid("since", "since must be a day, YYYY-MM-DD.");
    }
  }

  private static DocPath checkpoint(String text, Migration<?> migration) {
    try {
      DocPath path = DocPath.parse(text);
      if (migration.subjectOf(path).isPresent()) {
        return path;
      }
    } catch (IllegalArgumentException e) {
      // as a path that is no checkpoint's
    }
    throw CallException.invalid("cursor", "The cursor is not the path of a checkpoint.");
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

  /** Whom it means, where it does not name them. */
  Migrants meant() {
    return new Migrants(
        wave, since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()), MOST_PLAYERS);
  }

  /** The message that goes on behind a page. */
  Fields goingOn(Migration<?> migration, DocPath behind) {
    Fields.Builder next =
        Fields.builder()
            .put("migration", migration.id())
            .put("reason", request.reason())
            .put("emergency", isEmergency)
            .put("dryRun", isDryRun)
            .put("cursor", behind.toString());
    wave.ifPresent(share -> next.put(BUCKETS, Math.round(share * Rollout.BUCKETS / 100)));
    since.ifPresent(day -> next.put("since", day.toString()));
    if (wave.isEmpty() && since.isEmpty()) {
      next.put("all", true);
    }
    return next.build();
  }
}
