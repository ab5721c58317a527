package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Population;
import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whom a verb works on: exactly one of these. */
final class SelectionOptions {

  @Option(names = "--user", paramLabel = "ID", description = "These players; may be repeated.")
  private List<Subject> users = List.of();

  private Optional<Double> wave = Optional.empty();

  @Option(names = "--wave", paramLabel = "PERCENT", description = "The players of a wave.")
  void wave(double percentage) {
    if (!Rollout.isWave(percentage)) {
      throw new TypeConversionException(
          percentage + " is no wave: waves are shares above 0 and up to 100 with two decimals");
    }
    wave = Optional.of(percentage);
  }

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Players whose legacy profile changed since YYYY-MM-DD (UTC).")
  private Optional<LocalDate> since = Optional.empty();

  @Option(names = "--all", description = "All players.")
  private boolean all;

  /** Whom, in words. */
  String inWords() {
    if (all) {
      return "all players";
    }
    return wave.map(share -> "the players of a wave of " + share + " %")
        .or(() -> since.map(day -> "players changed since " + day))
        .orElse(users.size() + " players");
  }

  boolean isAll() {
    return all;
  }

  boolean isOne() {
    return users.size() == 1;
  }

  Subject first() {
    return users.get(0);
  }

  /** The selected players. */
  Players players(Store store, Migration<?> migration) {
    return users.isEmpty()
        ? new Players(
            Population.count(store, migration),
            taker -> new Population(wave, from()).forEachPage(store, migration, taker))
        : Players.of(users);
  }

  /** The same among the players of whom something is in the new schema. */
  Players migrants(Store store, Migration<?> migration) {
    return users.isEmpty()
        ? new Players(
            Migrants.count(store, migration),
            taker -> new Migrants(wave, from()).forEachPage(store, migration, taker))
        : Players.of(users);
  }

  private Optional<Instant> from() {
    return since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
