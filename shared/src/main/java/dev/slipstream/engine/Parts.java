package dev.slipstream.engine;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Cuts a plan into commits. Nearly always there is one: everything and the completed checkpoint. A
 * plan beyond the limits is committed phase by phase, a phase document by document where it must
 * be; the last commit is the cut-over.
 */
final class Parts {

  private final Plan plan;
  private final DocPath checkpointPath;
  private final Checkpoint begun;
  private final Limits limits;
  private final LimitCheck check;
  private final Fields provenance;
  private final Set<String> written;
  private final UnaryOperator<List<Write>> carriedOut;
  private final Map<DocPath, Target> targets = new LinkedHashMap<>();

  /** Where no document is expected to stand that is written. */
  Parts(Plan plan, Checkpoint begun, Migration<?> migration, Subject subject, Limits limits) {
    this(plan, begun, migration, subject, limits, UnaryOperator.identity());
  }

  /**
   * @param carriedOut what a part's writes become before they are committed: they must fit then
   */
  Parts(
      Plan plan,
      Checkpoint begun,
      Migration<?> migration,
      Subject subject,
      Limits limits,
      UnaryOperator<List<Write>> carriedOut) {
    this.carriedOut = carriedOut;
    this.plan = plan;
    this.checkpointPath = migration.checkpoint(subject);
    this.begun = begun;
    this.limits = limits;
    this.check = new LimitCheck(limits);
    this.written = Set.copyOf(begun.written());
    plan.targets().forEach(target -> targets.put(target.path(), target));
    this.provenance = Mirror.provenance(migration);
  }

  /** One commit: its documents, and the checkpoint to be written with them. */
  record Part(List<Write> writes, Checkpoint checkpoint) {
    Part {
      writes = List.copyOf(writes);
    }

    /** The documents that are expected not to exist. */
    List<DocPath> created() {
      return writes.stream().filter(Write.Create.class::isInstance).map(Write::path).toList();
    }
  }

  Part next() {
    Part whole = whole();
    if (written.isEmpty() && fits(whole)) {
      return whole;
    }
    return plan.phases().stream()
        .filter(phase -> !begun.isTaken(phase))
        .findFirst()
        .map(this::partOf)
        .orElseGet(this::last);
  }

  private Part whole() {
    List<Write> writes = new ArrayList<>();
    targets.values().forEach(t -> writes.add(new Write.Create(t.path(), stored(t))));
    writes.addAll(plan.effects());
    Checkpoint checkpoint = begun;
    for (Planned phase : plan.phases()) {
      checkpoint = checkpoint.taken(phase);
    }
    return new Part(writes, checkpoint.completed(plan));
  }

  /** As many more documents of the phase as fit; with the last of them the phase's effects. */
  private Part partOf(Planned phase) {
    int all = phase.targets().size();
    int from = begun.takenPart(phase);
    Part best = upTo(phase, from, Math.min(from + 1, all));
    for (int to = from + 2; to <= all; to++) {
      Part longer = upTo(phase, from, to);
      if (!fits(longer)) {
        return best;
      }
      best = longer;
    }
    return best;
  }

  private Part upTo(Planned phase, int from, int to) {
    List<Target> taken = phase.targets().subList(from, to);
    List<Write> writes = new ArrayList<>(taken.stream().map(this::write).toList());
    List<String> paths = taken.stream().map(target -> target.path().toString()).toList();
    Checkpoint checkpoint = begun.takenInPart(phase, to, paths);
    if (to == phase.targets().size()) {
      writes.addAll(phase.effects());
      checkpoint = checkpoint.taken(phase);
    }
    return new Part(writes, checkpoint);
  }

  /** Takes away what an earlier plan of this operation wrote and this one does not want; done. */
  private Part last() {
    Set<String> wanted =
        targets.keySet().stream().map(DocPath::toString).collect(Collectors.toSet());
    List<Write> deletes =
        begun.written().stream()
            .filter(path -> !wanted.contains(path))
            .<Write>map(path -> new Write.Delete(DocPath.parse(path)))
            .toList();
    int most = limits.commitWrites() - 1;
    return deletes.size() <= most
        ? new Part(deletes, begun.completed(plan))
        : cleared(deletes.subList(0, most));
  }

  private Part cleared(List<Write> deletes) {
    List<String> gone = deletes.stream().map(delete -> delete.path().toString()).toList();
    return new Part(deletes, begun.cleared(gone));
  }

  /**
   * What is not ours yet is created, else replaced, so that nothing of an earlier plan stays in it.
   * One that several phases share is written whole by each: it counts for nobody before the last
   * part, and a part of it that is planned otherwise now would else keep what the plan has dropped.
   */
  private Write write(Target target) {
    Fields whole = stored(targets.getOrDefault(target.path(), target));
    return written.contains(target.path().toString())
        ? new Write.Put(target.path(), whole)
        : new Write.Create(target.path(), whole);
  }

  private Fields stored(Target target) {
    return target.stored().merge(provenance);
  }

  /** Whether the part can be one commit together with its checkpoint. */
  private boolean fits(Part part) {
    List<Write> writes = new ArrayList<>(carriedOut.apply(part.writes()));
    writes.add(new Write.Put(checkpointPath, part.checkpoint().fields()));
    return check.fits(writes);
  }
}
