package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Migrants;
import dev.slipstream.engine.Population;
import dev.slipstream.engine.Rollout;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /** Hands over the selected players, page by page. */
  void forEachPage(Store store, Migration<?> migration, Consumer<List<Subject>> taker) {
    if (!users.isEmpty()) {
      taker.accept(List.copyOf(users));
      return;
    }
    Population population =
        new Population(wave, since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    population.forEachPage(store, migration, taker);
  }

  /** The same among the players of whom something is in the new schema. */
  void forEachPageOfMigrants(Store store, Migration<?> migration, Consumer<List<Subject>> taker) {
    if (!users.isEmpty()) {
      taker.accept(List.copyOf(users));
      return;
    }
    new Migrants(wave, since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .forEachPage(store, migration, taker);
  }

  /** How many checkpoints there are to look at, for the progress. */
  long countMigrants(Store store, Migration<?> migration) {
    return users.isEmpty() ? Migrants.count(store, migration) : users.size();
  }

  /** How many players there may be, for the progress. */
  long count(Store store, Migration<?> migration) {
    return users.isEmpty() ? Population.count(store, migration) : users.size();
  }
}
