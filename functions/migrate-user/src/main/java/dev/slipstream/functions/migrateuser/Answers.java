package dev.slipstream.functions.migrateuser;

import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.PlannedDocuments;
import dev.slipstream.edge.Status;
import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Outcome;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import dev.slipstream.waves.Admission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of a player, as {@code migrateUser} answers it: a result, or an error. */
final class Answers {

  private Answers() {}

  static Fields migrated(Migration<?> migration, Migrated migrated, Call call) {
    return result(migration, migrated, migrated.usage().writes(), call);
  }

  /** As if it were migrated, and the documents that would be written. */
  static Fields planned(Migration<?> migration, Migrated planned, Call call) {
    Fields result = result(migration, planned, planned.writes().size(), call);
    return planned.outcome() == Outcome.ALREADY_MIGRATED
        ? result
        : result
            .with("outcome", Value.of("planned"))
            .with("documents", PlannedDocuments.of(planned.writes()));
  }

  /** Nothing was done, and nothing is wrong: the player is done, or plays on in the old schema. */
  static Fields turnedAway(
      Migration<?> migration, Subject player, Admission.Answer answer, Call call) {
    String word = answer.word().name().toLowerCase(Locale.ROOT);
    Migrated as =
        new Migrated(
            player,
            Outcome.ALREADY_MIGRATED,
            answer.checkpoint(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Usage.reads(answer.word() == Admission.Word.ALREADY_MIGRATED ? 1 : 2));
    return result(migration, as, 0, call).with("outcome", Value.of(word));
  }

  private static Fields result(Migration<?> migration, Migrated migrated, long writes, Call call) {
    refuseFailure(migrated);
    Checkpoint checkpoint = migrated.checkpoint();
    call.note("reads", migrated.usage().reads());
    call.note("writes", migrated.usage().writes());
    return Fields.builder()
        .put("userId", migrated.subject().id())
        .put("migration", migration.id())
        .put("outcome", wordOf(migrated.outcome()))
        .put("status", checkpoint.status())
        .put("phases", checkpoint.fields().fields("phases"))
        .put("rolloutBucket", checkpoint.fields().integer("rolloutBucket").orElse(0L))
        .put("writes", writes)
        .put("reads", migrated.usage().reads())
        .put("warnings", Value.items(migrated.warnings()))
        .put("unmapped", Value.items(migrated.unmapped()))
        .put("durationMs", call.elapsedMillis())
        .build();
  }

  private static String wordOf(Outcome outcome) {
    return outcome == Outcome.ALREADY_MIGRATED ? "already_migrated" : "migrated";
  }

  private static void refuseFailure(Migrated migrated) {
    migrated
        .failure()
        .ifPresent(
            finding -> {
              throw failed(migrated, finding);
            });
    if (migrated.outcome() == Outcome.NOT_FOUND) {
      throw notFound(migrated);
    }
    if (migrated.outcome() == Outcome.BEING_ROLLED_BACK) {
      throw beingRolledBack(migrated);
    }
    if (migrated.outcome() == Outcome.STILL_FAILING) {
      throw stillFailing(migrated);
    }
    if (migrated.outcome() == Outcome.OUTDATED) {
      throw outdated(migrated);
    }
    if (migrated.outcome() == Outcome.RETRIES_EXHAUSTED) {
      throw exhausted(migrated);
    }
  }

  private static CallException notFound(Migrated migrated) {
    return new CallException(
        Status.NOT_FOUND,
        "USER_NOT_FOUND",
        "There is no player %s in the old schema; check the id."
            .formatted(migrated.subject().id()));
  }

  private static CallException beingRolledBack(Migrated migrated) {
    return new CallException(
        Status.FAILED_PRECONDITION,
        "ROLLBACK_IN_PROGRESS",
        "Player %s is being rolled back, and that is not done; roll back again, then migrate."
            .formatted(migrated.subject().id()));
  }

  private static CallException failed(Migrated migrated, Finding finding) {
    return CallException.broken(
            finding, "Player %s cannot be migrated".formatted(migrated.subject().id()))
        .with(
            Fields.builder()
                .put("attempts", migrated.checkpoint().retryCount())
                .put("maxRetries", Checkpoint.MAX_RETRIES)
                .build());
  }

  /** As when it failed, without another attempt. */
  private static CallException stillFailing(Migrated migrated) {
    Fields last = lastError(migrated.checkpoint());
    return new CallException(
        Status.FAILED_PRECONDITION,
        last.text("code").orElse("STILL_FAILING"),
        "Player %s cannot be migrated: %s; mend the legacy document and call again."
            .formatted(migrated.subject().id(), last.text("message").orElse("of its data")),
        last.with("attempts", Value.of(migrated.checkpoint().retryCount()))
            .with("maxRetries", Value.of(Checkpoint.MAX_RETRIES)));
  }

  private static CallException outdated(Migrated migrated) {
    return new CallException(
        Status.UNAVAILABLE,
        "CONTENTION",
        "The rollout moved on while player %s was being migrated; call again."
            .formatted(migrated.subject().id()));
  }

  private static CallException exhausted(Migrated migrated) {
    Fields last = lastError(migrated.checkpoint());
    long attempts = migrated.checkpoint().retryCount();
    return new CallException(
        Status.FAILED_PRECONDITION,
        "RETRIES_EXHAUSTED",
        "Player %s has failed %d times, last because %s; mend the legacy document, then"
                .formatted(
                    migrated.subject().id(), attempts, last.text("message").orElse("of its data"))
            + " ./slipstream quarantine release --user %s --execute and call again."
                .formatted(migrated.subject().id()),
        Fields.builder()
            .put("attempts", attempts)
            .put("maxRetries", Checkpoint.MAX_RETRIES)
            .put("lastError", last)
            .build());
  }

  /** As the checkpoint keeps it, with the places under the names that {@link #failed} uses. */
  private static Fields lastError(Checkpoint checkpoint) {
    Fields last = checkpoint.lastError();
    return last.isEmpty()
        ? last
        : last.with("at", last.get("pointer").orElse(Value.NULL))
            .with("place", last.get("at").orElse(Value.NULL))
            .without("pointer");
  }
}
