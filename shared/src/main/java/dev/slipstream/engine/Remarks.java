package dev.slipstream.engine;

import dev.slipstream.model.DocumentSize;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Unmapped;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a checkpoint lists of a plan: its findings, and the fields that it has no place for. */
record Remarks(List<Fields> warnings, List<Fields> unmapped) {

  private static final String WARNINGS = "warnings";
  private static final String UNMAPPED = "unmapped";

  Remarks {
    warnings = List.copyOf(warnings);
    unmapped = List.copyOf(unmapped);
  }

  static Remarks of(Plan plan) {
    return new Remarks(
        plan.findings().stream().map(Finding::toFields).toList(),
        plan.unmapped().stream().map(Unmapped::toFields).toList());
  }

  /** Those that a checkpoint lists. */
  static Remarks in(Fields checkpoint) {
    return new Remarks(entries(checkpoint, WARNINGS), entries(checkpoint, UNMAPPED));
  }

  private static List<Fields> entries(Fields checkpoint, String name) {
    return checkpoint.items(name).stream()
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .toList();
  }

  /** These, and in place of those of some phases what was planned of the phases since. */
  Remarks replanned(Set<String> phases, Remarks planned) {
    return new Remarks(
        replanned(phases, warnings, planned.warnings),
        replanned(phases, unmapped, planned.unmapped));
  }

  private static List<Fields> replanned(
      Set<String> phases, List<Fields> before, List<Fields> planned) {
    return Stream.concat(
            before.stream().filter(entry -> !isOf(phases, entry)),
            planned.stream().filter(entry -> isOf(phases, entry)))
        .toList();
  }

  private static boolean isOf(Set<String> phases, Fields entry) {
    return phases.contains(entry.text("phase").orElse(""));
  }

  /** A checkpoint with as many of these as it may hold, and how many there were. */
  Fields on(Fields checkpoint) {
    return listing(listing(checkpoint, WARNINGS, warnings), UNMAPPED, unmapped);
  }

  private static Fields listing(Fields checkpoint, String name, List<Fields> entries) {
    List<Fields> kept = new ArrayList<>();
    long bytes = 0;
    for (Fields entry : entries) {
      bytes += DocumentSize.of(entry);
      if (kept.size() == Limits.CHECKPOINT_ENTRIES || bytes > Limits.CHECKPOINT_LIST_BYTES) {
        return checkpoint
            .with(name, Value.items(kept))
            .with(name + "Total", Value.of(entries.size()));
      }
      kept.add(entry);
    }
    return checkpoint.with(name, Value.items(kept)).without(name + "Total");
  }
}
