package dev.slipstream.faults;

import dev.slipstream.oracles.Run;
import dev.slipstream.store.Usage;
import java.util.Optional;

/** A line that a worker says to whoever started it. */
sealed interface WorkerLine {

  String text();

  /** A transaction has begun; the id is hexadecimal. */
  record Begun(String transaction) implements WorkerLine {
    @Override
    public String text() {
      return "begun " + transaction;
    }
  }

  /** A player is done with, whatever came of it: the run's actor is its id. */
  record Done(Run run) implements WorkerLine {
    @Override
    public String text() {
      Usage usage = run.usage();
      return "done %s %s %d %d %d %d %d"
          .formatted(
              run.actor(),
              run.word(),
              usage.reads(),
              usage.writes(),
              usage.deletes(),
              run.attempts(),
              run.changes());
    }
  }

  /** What befell its calls so far. */
  record Faults(int dropped, int lost, int delayed, int repeated) implements WorkerLine {
    static final Faults NONE = new Faults(0, 0, 0, 0);

    Faults plus(Faults other) {
      return new Faults(
          dropped + other.dropped,
          lost + other.lost,
          delayed + other.delayed,
          repeated + other.repeated);
    }

    @Override
    public String text() {
      return "faults %d %d %d %d".formatted(dropped, lost, delayed, repeated);
    }
  }

  /** It is to be killed now. */
  record StandingStill() implements WorkerLine {
    @Override
    public String text() {
      return "standing still";
    }
  }

  /** Empty where it is nothing but words. */
  static Optional<WorkerLine> parse(String text) {
    String[] words = text.split(" ", -1);
    if (text.matches("begun [0-9a-f]+")) {
      return Optional.of(new Begun(words[1]));
    }
    if (text.matches("done \\w+ [A-Z_]+( \\d+){5}")) {
      Usage usage = new Usage(number(words, 3), number(words, 4), number(words, 5));
      return Optional.of(
          new Done(new Run(words[1], words[2], usage, number(words, 6), number(words, 7))));
    }
    if (text.matches("faults( \\d+){4}")) {
      return Optional.of(
          new Faults(number(words, 1), number(words, 2), number(words, 3), number(words, 4)));
    }
    return text.equals("standing still") ? Optional.of(new StandingStill()) : Optional.empty();
  }

  private static int number(String[] words, int index) {
    return Integer.parseInt(words[index]);
  }
}
