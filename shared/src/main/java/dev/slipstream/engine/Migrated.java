package dev.slipstream.engine;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What became of migrating or planning one subject.
 *
 * @param checkpoint its fields, as written or as they would be
 * @param failure why its data cannot be migrated, where it cannot
 * @param plan what was planned, where something was
 * @param writes what a plan would write; empty where it was carried out
 * @param usage billed operations of all commits together
 */
public record Migrated(
    Subject subject,
    Outcome outcome,
    Checkpoint checkpoint,
    Optional<Finding> failure,
    Optional<Plan> plan,
    List<Write> writes,
    Usage usage) {

  public Migrated {
    writes = List.copyOf(writes);
  }

  static Migrated of(Subject subject, Forward forward, List<Write> writes, Usage usage) {
    return new Migrated(
        subject,
        forward.outcome(),
        forward.checkpoint(),
        forward.failure(),
        forward.plan(),
        writes,
        usage);
  }

  /** The findings that the checkpoint lists. */
  public List<Fields> warnings() {
    return entries("warnings");
  }

  /** The names without an id that the checkpoint lists. */
  public List<Fields> unmapped() {
    return entries("unmapped");
  }

  private List<Fields> entries(String name) {
    return checkpoint.fields().items(name).stream()
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .toList();
  }
}
