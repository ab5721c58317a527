package dev.slipstream.functions.dualwriteeconomy;

import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.economy.Receipt;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.Status;
import dev.slipstream.model.Fields;

/** What came of an operation, as {@code dualWriteEconomy} answers it: a result, or an error. */
final class Answers {

  private Answers() {}

  static Fields of(Operation operation, Posted posted, Call call) {
    if (posted instanceof Posted.Done done) {
      return result(operation, done, call);
    }
    throw refusal(operation, posted);
  }

  private static Fields result(Operation operation, Posted.Done done, Call call) {
    Receipt receipt = done.receipts().get(0);
    call.note("schema", receipt.schema());
    call.note("replayed", Boolean.toString(done.isReplayed()));
    Fields result =
        Fields.builder()
            .put("opId", operation.opId())
            .put("replayed", done.isReplayed())
            .build()
            .merge(fields(receipt));
    return done.receipts().size() == 1 ? result : result.with("to", fields(done.receipts().get(1)));
  }

  private static Fields fields(Receipt receipt) {
    return Fields.builder()
        .put("userId", receipt.player().id())
        .put("schema", receipt.schema())
        .put("seq", receipt.seq())
        .put("balances", receipt.balances())
        .build();
  }

  private static CallException refusal(Operation operation, Posted posted) {
    if (posted instanceof Posted.Insufficient few) {
      return insufficient(few);
    }
    if (posted instanceof Posted.Broken broken) {
      return CallException.broken(
          broken.finding(),
          "The balances of player %s cannot be read".formatted(broken.player().id()));
    }
    if (posted instanceof Posted.NotFound missing) {
      return new CallException(
          Status.NOT_FOUND,
          "USER_NOT_FOUND",
          "There is no player %s; check the id.".formatted(missing.player().id()));
    }
    if (posted instanceof Posted.OutOfRange most) {
      return new CallException(
          Status.FAILED_PRECONDITION,
          "VALUE_OUT_OF_RANGE",
          "Player %s would have more %s than 2^53 - 1; grant less."
              .formatted(most.player().id(), most.name()),
          Fields.builder().put("currency", most.name()).build());
    }
    return rare(operation, posted);
  }

  private static CallException insufficient(Posted.Insufficient few) {
    return new CallException(
        Status.FAILED_PRECONDITION,
        "INSUFFICIENT_FUNDS",
        "Player %s has %d %s and needs %d; nothing was taken."
            .formatted(few.player().id(), few.have(), few.name(), few.need()),
        Fields.builder()
            .put("have", few.have())
            .put("need", few.need())
            .put("currency", few.name())
            .build());
  }

  private static CallException rare(Operation operation, Posted posted) {
    if (posted instanceof Posted.Reused) {
      return new CallException(
          Status.ALREADY_EXISTS,
          "OP_ID_REUSED",
          "Another operation of player %s has the opId %s; give each its own."
              .formatted(operation.player().id(), operation.opId()));
    }
    if (posted instanceof Posted.NoCrate crate) {
      return new CallException(
          Status.FAILED_PRECONDITION,
          "MASTER_DATA_MISSING",
          "GameData/v1/Crates/%s has no usable weights; an operator mends it, or seeds it with"
                  .formatted(crate.tier())
              + " ./slipstream seed gamedata --execute.");
    }
    return new CallException(
        Status.UNAVAILABLE,
        "ROLLBACK_IN_PROGRESS",
        "Player %s is being taken back to the old schema; call again in a moment."
            .formatted(((Posted.RollingBack) posted).player().id()));
  }
}
