package dev.slipstream.functions.rollbackuser;

import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.Status;
import dev.slipstream.engine.EngineCode;
import dev.slipstream.engine.RollbackOutcome;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Value;
import dev.slipstream.report.RollbackSummary;
import java.util.List;

/** What became of a player, as {@code rollbackUserMigration} answers it: a result, or an error. */
final class Answers {

  private Answers() {}

  static Fields rolledBack(RolledBack back, Call call) {
    refuseFailure(back);
    if (back.outcome() == RollbackOutcome.REFUSED) {
      throw wouldLose(back);
    }
    return result(RollbackSummary.wordOf(back.outcome()), back, call);
  }

  /** As if it were rolled back; that it would be refused is no error yet. */
  static Fields planned(RolledBack back, Call call) {
    refuseFailure(back);
    boolean isPlan = back.outcome() == RollbackOutcome.ROLLED_BACK;
    return result(isPlan ? "planned" : RollbackSummary.wordOf(back.outcome()), back, call);
  }

  private static Fields result(String outcome, RolledBack back, Call call) {
    call.note("reads", back.usage().reads());
    call.note("writes", back.usage().writes());
    return Fields.builder()
        .put("userId", back.subject().id())
        .put("outcome", outcome)
        .put("carriedBack", changes(back.carriedBack()))
        .put("lost", changes(back.lost()))
        .put("durationMs", call.elapsedMillis())
        .build();
  }

  /** From what the old documents said to what the new ones say. */
  private static Value changes(List<Difference> differences) {
    return Value.items(
        differences.stream()
            .map(
                change ->
                    Fields.builder()
                        .put("path", change.path().toString())
                        .put("field", change.field())
                        .put("from", change.expected())
                        .put("to", change.actual())
                        .build())
            .toList());
  }

  private static void refuseFailure(RolledBack back) {
    back.failure()
        .ifPresent(
            finding -> {
              throw finding.code() instanceof EngineCode
                  ? notArchived(finding, back)
                  : CallException.broken(
                      finding, "Player %s cannot be rolled back".formatted(back.subject().id()));
            });
    if (back.outcome() == RollbackOutcome.UNREADABLE) {
      throw new CallException(
          Status.FAILED_PRECONDITION,
          "LEGACY_MISSING",
          "Player %s has no profile in the old schema any more; bring it back, then roll back."
              .formatted(back.subject().id()));
    }
  }

  /** The old documents were removed, and the archive does not give them. */
  private static CallException notArchived(Finding finding, RolledBack back) {
    return new CallException(
        Status.FAILED_PRECONDITION,
        finding.code().name(),
        "Player %s cannot be rolled back: %s; see the runbook on cleanup, then call again."
            .formatted(back.subject().id(), finding.sentence()));
  }

  private static CallException wouldLose(RolledBack back) {
    String places =
        String.join(
            ", ", back.lost().stream().map(RollbackSummary::place).distinct().limit(10).toList());
    return new CallException(
        Status.FAILED_PRECONDITION,
        "ROLLBACK_WOULD_LOSE",
        "Player %s would lose what the old schema cannot say: %s; set force to roll back all the same."
            .formatted(back.subject().id(), places),
        Fields.builder().put("lost", changes(back.lost())).build());
  }
}
