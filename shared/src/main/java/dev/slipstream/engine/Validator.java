package dev.slipstream.engine;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Repairing.Repaired;
import dev.slipstream.model.Audit;
import dev.slipstream.model.Change;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that what is stored is what the sources say and the journal explains, design M9. Reads
 * only, unless a repair is asked for.
 */
public final class Validator {

  /** How far in the past a look is: far enough that every commit of then is whole. */
  public static final Duration PAST = Duration.ofMillis(200);

  /** How often a subject may move on while it is being repaired. */
  private static final int MAX_ATTEMPTS = 5;

  private final Store store;

  public Validator(Store store) {
    this.store = store;
  }

  /**
   * Compares one subject's documents with what they must be, in one look.
   *
   * @param at one time for all reads; in the past, since plain reads can be torn on the emulator
   */
  public <S> Comparison compare(Migration<S> migration, Subject subject, ReadTime at) {
    return look(migration, subject, new Look(store, at)).judged().comparison();
  }

  /** Looks, and where something differs looks again later: only what is in both is real. */
  public <S> Validation validate(Migration<S> migration, Subject subject, InstantSource clock) {
    Instant first = clock.instant().minus(PAST);
    return validate(migration, subject, first, new Look(store, ReadTime.at(first)), clock);
  }

  /** The same, where the first look is at what was gathered for many. */
  public <S> Validation validate(
      Migration<S> migration, Subject subject, Gathered gathered, InstantSource clock) {
    return validate(migration, subject, gathered.at(), gathered.look(subject), clock);
  }

  /** Reads what the first looks at these have in common. */
  public Gathered gather(Migration<?> migration, Roster.Lines page) {
    return Gathered.of(store, migration, page);
  }

  private <S> Validation validate(
      Migration<S> migration, Subject subject, Instant first, Look look, InstantSource clock) {
    Looked<S> looked = look(migration, subject, look);
    Comparison comparison = looked.judged().comparison();
    if (comparison.verdict() != Verdict.MISMATCH) {
      return validation(subject, comparison, first, looked.usage());
    }
    Instant second = clock.instant().minus(PAST);
    Looked<S> again = look(migration, subject, new Look(store, ReadTime.at(second)));
    return validation(
        subject,
        again.judged().comparison().confirming(comparison),
        second,
        looked.usage().plus(again.usage()));
  }

  private static boolean isCompleted(Optional<Document> checkpoint) {
    return checkpoint.filter(found -> new Checkpoint(found.fields()).isCompleted()).isPresent();
  }

  private static Validation validation(
      Subject subject, Comparison comparison, Instant at, Usage usage) {
    return new Validation(subject, comparison, ReadTime.at(at), Optional.empty(), usage);
  }

  /**
   * Validates, and sets what differs to what is proved.
   *
   * @param runId under which the auditors find what was changed
   */
  public <S> Validation repair(
      Migration<S> migration, Subject subject, InstantSource clock, String runId) {
    return repaired(migration, validate(migration, subject, clock), runId);
  }

  /** The same, where the first look is at what was gathered for many. */
  public <S> Validation repair(
      Migration<S> migration,
      Subject subject,
      Gathered gathered,
      InstantSource clock,
      String runId) {
    return repaired(migration, validate(migration, subject, gathered, clock), runId);
  }

  /** The document that exists where a run has repaired the subject. */
  public static DocPath repairedBy(String runId, Subject subject) {
    return Repairing.marker(runId, subject.id());
  }

  private <S> Validation repaired(Migration<S> migration, Validation found, String runId) {
    if (found.verdict() != Verdict.MISMATCH) {
      return found;
    }
    Set<DocPath> confirmed =
        found.comparison().differences().stream().map(Difference::path).collect(Collectors.toSet());
    Comparison comparison = found.comparison();
    Usage usage = found.usage();
    for (int attempt = 0; attempt < MAX_ATTEMPTS && isRepairable(comparison); attempt++) {
      Looked<S> now = look(migration, found.subject(), new Look(store, ReadTime.latest()));
      Applied<Repaired> applied = store.apply(new Repairing<>(now.comparing(), confirmed, runId));
      usage = usage.plus(now.usage()).plus(applied.usage());
      comparison = applied.answer().comparison();
      if (applied.answer().isDone()) {
        boolean wasWrong = comparison.verdict() == Verdict.MISMATCH;
        return new Validation(
            found.subject(),
            wasWrong ? comparison.asRepaired() : comparison,
            found.at(),
            Optional.empty(),
            usage);
      }
    }
    return new Validation(
        found.subject(), comparison, found.at(), Optional.of(refusal(found, comparison)), usage);
  }

  private static boolean isRepairable(Comparison comparison) {
    return comparison.unprovable().isEmpty()
        && comparison.differences().size() < Comparison.MAX_DIFFERENCES;
  }

  private static String refusal(Validation found, Comparison comparison) {
    return comparison.unprovable().isEmpty()
        ? "%s differs in %d places or more, which is no drift; roll it back, or mend it by hand."
            .formatted(found.subject().id(), Comparison.MAX_DIFFERENCES)
        : "%s is not repaired, since nothing proves what would be right at %s; look at it by hand."
            .formatted(
                found.subject().id(), Comparison.place(comparison.unprovable().get(0)).strip());
  }

  /**
   * What a look came to.
   *
   * @param comparing with all documents that were found, which can be decided on again
   */
  private record Looked<S>(Comparing<S> comparing, Judged judged, Usage usage) {}

  /** The journal is read only where the plan alone does not explain what is stored. */
  private <S> Looked<S> look(Migration<S> migration, Subject subject, Look look) {
    Comparing<S> comparing = new Comparing<>(migration, subject, List.of(), Optional.empty());
    if (!isCompleted(look.read(migration.checkpoint(subject)))) {
      return new Looked<>(
          comparing, Judged.finished(Comparison.notMigrated(), List.of()), look.usage());
    }
    Audit audit = migration.audit();
    List<DocPath> listed = new ArrayList<>();
    audit.collections(subject).forEach(collection -> listed.addAll(look.list(collection)));
    comparing = new Comparing<>(migration, subject, listed, Optional.empty());
    Judged judged = decide(comparing, look);
    if (judged.needsJournal()) {
      List<DocPath> journal = look.list(audit.journal(subject));
      comparing = new Comparing<>(migration, subject, listed, Optional.of(journal));
      judged = decide(comparing, look);
    }
    return new Looked<>(comparing, judged, look.usage());
  }

  private <A> A decide(Change<A> change, Look look) {
    return Deciding.decide(change, look, store.limits()).commit().answer();
  }
}
