package dev.slipstream.operator.verbs;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What operators may change while a wave runs; what is not named stays as it is. */
final class KnobOptions {

  @Option(
      names = "--rate",
      paramLabel = "WRITES",
      description = "Writes a second in place of Firestore's ramp; 0 goes back to the ramp.")
  private Optional<Integer> rate = Optional.empty();

  @Option(names = "--batch-size", paramLabel = "N", description = "Players of a message, 1 to 50.")
  private Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--canary",
      paramLabel = "ID",
      description = "These are in whatever their bucket; may be repeated.")
  private List<Subject> canary = List.of();

  @Option(
      names = "--hold",
      paramLabel = "ID",
      description = "These stay out whatever their bucket; may be repeated.")
  private List<Subject> hold = List.of();

  @Option(
      names = "--bake-hours",
      paramLabel = "H",
      description = "How long this wave must stand before the next.")
  private Optional<Double> bakeHours = Optional.empty();

  @Option(
      names = "--failure-percent",
      paramLabel = "P",
      description = "Failures of a hundred at which the brake pulls (10 unless told).")
  private Optional<Double> failurePercent = Optional.empty();

  @Option(names = "--budget", paramLabel = "$", description = "Dollars of the wave; 0 for no end.")
  private Optional<Double> dollars = Optional.empty();

  @Option(
      names = "--budget-per-hour",
      paramLabel = "$",
      description = "Dollars of an hour; 0 for no end.")
  private Optional<Double> dollarsPerHour = Optional.empty();

  @Option(
      names = "--auto-promote",
      negatable = true,
      description = "The next wave starts by itself once its gate is open.")
  private Optional<Boolean> autoPromotes = Optional.empty();

  /** As the message has them. */
  Fields toFields() {
    Fields.Builder fields = Fields.builder();
    rate.ifPresent(number -> fields.put("ratePerSecond", number));
    batchSize.ifPresent(number -> fields.put("batchSize", number));
    put(fields, "canary", canary);
    put(fields, "hold", hold);
    put(fields, "bakeHours", bakeHours);
    put(fields, "failurePercent", failurePercent);
    put(fields, "dollars", dollars);
    put(fields, "dollarsPerHour", dollarsPerHour);
    autoPromotes.ifPresent(is -> fields.put("autoPromote", is.booleanValue()));
    return fields.build();
  }

  private static void put(Fields.Builder fields, String name, List<Subject> players) {
    if (!players.isEmpty()) {
      fields.put(name, Value.texts(players.stream().map(Subject::id).toList()));
    }
  }

  private static void put(Fields.Builder fields, String name, Optional<Double> number) {
    number.ifPresent(value -> fields.put(name, new Value.Real(value)));
  }
}
