package dev.slipstream.oracles;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nobody is billed for more than the design says: 5 reads a player and attempt, 1 more for the
 * daily claim, 2 more for a clan and 1 for each further clan of its name; a repeat 1 read and no
 * write; a sweep 1 read and the legacy documents, and 1 more to set something aside; an operation 5
 * reads, 1 more for an item, 2 more for what others see of the player; a rollback that finds
 * nothing to do 2 reads.
 */
public final class Budget implements Oracle {

  private static final int MOST_READS = 7;
  private static final int SWEEP_READS = 6;
  private static final int OPERATION_READS = 8;

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (Run run : scene.ended()) {
      if (run.usage().reads() > most(run, scene)) {
        violations.add(run + " has read too much");
      }
      boolean wroteNothing =
          Stream.of(
                  "ALREADY_MIGRATED",
                  "ALREADY_ROLLED_BACK",
                  "NOT_MIGRATED",
                  "OUTDATED",
                  "SWEPT 0",
                  Words.NOTHING)
              .anyMatch(run.word()::startsWith);
      if (wroteNothing && run.changes() == 1 && run.usage().writes() > 0) {
        violations.add(run + " was to write nothing");
      }
      if (run.word().startsWith("ALREADY_MIGRATED")
          && run.attempts() == 1
          && run.usage().reads() > 1) {
        violations.add(run + " was to read the checkpoint only");
      }
      if (run.word().startsWith("ALREADY_ROLLED_BACK")
          && run.changes() == 1
          && run.attempts() == 1
          && run.usage().reads() > 2) {
        violations.add(run + " was to read the checkpoint and the balances only");
      }
    }
    return violations;
  }

  /** Where a document stood already, all targets and their images are read too. */
  private static long most(Run run, Scene scene) {
    long each = each(run.word(), scene);
    return run.attempts() * (run.changes() == 1 ? each : each + 2L * scene.now().size());
  }

  private static long each(String word, Scene scene) {
    if (Words.isOfOperation(word)) {
      return word.contains(" transfer ") ? 2 * OPERATION_READS : OPERATION_READS;
    }
    return word.startsWith("SWEPT") ? SWEEP_READS : MOST_READS + mostClansOfOneName(scene);
  }

  private static long mostClansOfOneName(Scene scene) {
    return scene.now().of("AdminOps", "clanDirectory").stream()
        .mapToInt(name -> name.fields().items("clans").size())
        .max()
        .orElse(0);
  }
}
