package dev.slipstream.engine;

import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Target;
import dev.slipstream.model.Unmapped;
import dev.slipstream.model.Write;
import java.util.List;
import java.util.Optional;

/** Everything that a migration wants to do for one subject, phase by phase. */
public record Plan(List<Planned> phases, List<Finding> contradictions) {

  public Plan {
    phases = List.copyOf(phases);
    contradictions = List.copyOf(contradictions);
  }

  /** What the migration's steps want for an understood source. */
  public static <S> Plan of(Migration<S> migration, S source) {
    List<Planned> phases = migration.steps().stream().map(step -> step.plan(source)).toList();
    return new Plan(phases, migration.prove(source, combine(phases)));
  }

  /** The documents to be made, each once, its parts put together. */
  public List<Target> targets() {
    return combine(phases);
  }

  private static List<Target> combine(List<Planned> phases) {
    return Target.combine(phases.stream().flatMap(phase -> phase.targets().stream()).toList());
  }

  public List<Write> effects() {
    return phases.stream().flatMap(phase -> phase.effects().stream()).toList();
  }

  public List<Finding> findings() {
    return phases.stream().flatMap(phase -> phase.findings().stream()).toList();
  }

  public List<Unmapped> unmapped() {
    return phases.stream().flatMap(phase -> phase.unmapped().stream()).toList();
  }

  /** The first reason why the plan must not be carried out; empty where it may be. */
  Optional<Finding> obstacle(LimitCheck check) {
    return contradictions.stream()
        .findFirst()
        .or(
            () ->
                phases.stream()
                    .flatMap(phase -> phase.targets().stream().map(t -> tooLarge(phase, t, check)))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<Finding> tooLarge(Planned phase, Target target, LimitCheck check) {
    return check
        .problem(target.path(), target.stored())
        .map(
            problem ->
                Finding.of(
                    phase.phase(),
                    EngineCode.DOCUMENT_TOO_LARGE,
                    Place.ofBlob(target.path().toString())));
  }
}
