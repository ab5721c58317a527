package dev.slipstream.functions.startwave;

import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.CallException;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.waves.Order;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.Order.Knobs;
import dev.slipstream.waves.RolloutDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What operators publish to move a wave, by the wire contract. */
final class OrderMessage {

  private static final int MOST_FINGERPRINTS = 50;
  private static final int FASTEST = 1_000_000;
  private static final double MOST_HOURS = 24.0 * 365;
  private static final double PERCENT = 100;
  private static final double MOST_DOLLARS = 1_000_000;
  private static final int SECONDS_PER_HOUR = 3600;

  private OrderMessage() {}

  static Order of(String action, Arguments message, Optional<Instant> publishedAt) {
    Action what = action(action);
    Order order =
        new Order(
            what,
            message.optionalNumber("percentage"),
            knobs(message),
            message.texts("accept", MOST_FINGERPRINTS),
            message.optionalFlag("autoPromote"),
            message.optionalText("proof"),
            reason(message),
            message.optionalInteger("revision").map(OptionalLong::of).orElse(OptionalLong.empty()),
            publishedAt);
    message.done();
    if ((what == Action.START) != order.percentage().isPresent()) {
      throw CallException.invalid(
          "percentage", "percentage belongs to the action start, and must be there.");
    }
    return order;
  }

  private static Action action(String word) {
    return Arrays.stream(Action.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                CallException.invalid(
                    "action",
                    "action must be one of %s."
                        .formatted(
                            Arrays.stream(Action.values())
                                .map(Action::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static Knobs knobs(Arguments message) {
    return new Knobs(
        whole(message, "ratePerSecond", 0, FASTEST),
        whole(message, "batchSize", 1, RolloutDocument.MAX_BATCH),
        players(message, "canary"),
        players(message, "hold"),
        number(message, "bakeHours", MOST_HOURS)
            .map(hours -> Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR))),
        number(message, "failurePercent", PERCENT),
        number(message, "dollarsPerHour", MOST_DOLLARS),
        number(message, "dollars", MOST_DOLLARS));
  }

  /** A list that is there and empty takes everybody off it. */
  private static Optional<List<Subject>> players(Arguments message, String name) {
    return message.isEmptyList(name)
        ? Optional.of(List.of())
        : message.optionalPlayers(name, RolloutDocument.MAX_NAMED);
  }

  private static Optional<Integer> whole(Arguments message, String name, int least, int most) {
    return message
        .optionalInteger(name)
        .map(
            number -> {
              if (number < least || number > most) {
                throw CallException.invalid(
                    name, "%s must be a whole number from %d to %d.".formatted(name, least, most));
              }
              return number.intValue();
            });
  }

  private static Optional<Double> number(Arguments message, String name, double most) {
    return message
        .optionalNumber(name)
        .map(
            number -> {
              if (!(number >= 0 && number <= most)) {
                throw CallException.invalid(
                    name, "%s must be a number from 0 to %.0f.".formatted(name, most));
              }
              return number;
            });
  }

  private static String reason(Arguments message) {
    String reason = message.optionalText("reason").map(String::strip).orElse("");
    if (reason.length() > Limits.REASON_LENGTH) {
      throw CallException.invalid(
          "reason", "reason may have up to %d characters.".formatted(Limits.REASON_LENGTH));
    }
    return reason;
  }
}
