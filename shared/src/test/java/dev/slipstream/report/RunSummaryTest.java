package dev.slipstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run prints, and when a person should look. */
final class RunSummaryTest {

  private final RunSummary summary = new RunSummary();

  private void add(String player, Outcome outcome) {
    summary.add(
        new Migrated(
            new Subject(player),
            outcome,
            new Checkpoint(Fields.empty()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Usage(3, 2, 0)));
  }

  @Test
  void everybodyIsCountedAndWhoIsMigratedNeedsNoLook() {
    add("u1", Outcome.MIGRATED);
    add("u2", Outcome.ALREADY_MIGRATED);
    assertTrue(summary.isClean());
    assertEquals(
        List.of(
            "  players    2",
            "  outcomes   already_migrated 1, migrated 1",
            "  warnings   none",
            "  failures   none",
            "  billed     6 reads, 4 writes; 3.0 reads and 2.0 writes a player"),
        summary.toLines());
    assertEquals(
        List.of(
            "subjects",
            "outcomes",
            "warnings",
            "failures",
            "samples",
            "reads",
            "writes",
            "deletes"),
        List.copyOf(summary.toFields().map().keySet()));
  }

  @Test
  void whoCouldNotBeWorkedOnNeedsALook() {
    summary.addError("u1", "unavailable: out");
    assertFalse(summary.isClean());
    assertTrue(summary.toLines().contains("             u1: unavailable: out"), summary::toString);
  }

  @Test
  void whoIsBeingRolledBackNeedsALook() {
    add("u1", Outcome.MIGRATED);
    add("u2", Outcome.BEING_ROLLED_BACK);
    assertFalse(summary.isClean());
    assertTrue(
        summary
            .toLines()
            .contains("             u2: is being rolled back; roll it back once more, to its end"),
        summary::toString);
  }

  @Test
  void allAreCountedAndTenAreShown() {
    for (int i = 0; i < 12; i++) {
      add("u" + i, Outcome.RETRIES_EXHAUSTED);
    }
    Stream<String> shown = summary.toLines().stream().filter(line -> line.contains("used up"));
    assertEquals(10, shown.count());
    assertTrue(summary.toLines().contains("  outcomes   retries_exhausted 12"));
  }
}
