package dev.slipstream.oracles;

import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.economy.Receipt;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Fields;

/** What actors say came of an operation, so that oracles can hold it against what is stored. */
public final class Words {

  /** How the word of an actor begins whose operation is applied. */
  static final String APPLIED = "APPLIED ";

  /** How the word of an actor begins whose operation has changed nothing. */
  static final String NOTHING = "NOTHING ";

  /** How the word of an actor begins who failed and is not sent again. */
  public static final String GIVEN_UP = "GIVEN UP ";

  private Words() {}

  public static String of(Operation operation, Posted posted) {
    if (posted instanceof Posted.Done done) {
      Receipt receipt = done.receipts().get(0);
      return applied(operation.type().id(), operation.opId(), receipt.seq(), receipt.balances());
    }
    return NOTHING + operation.type().id() + " " + posted;
  }

  /** The word of whoever is told of this entry. */
  static String of(Fields entry) {
    return applied(
        entry.text("type").orElse(""),
        entry.text("opId").orElse(""),
        entry.integer("seq").orElse(0L),
        entry.fields("result"));
  }

  private static String applied(String type, String opId, long seq, Fields balances) {
    return APPLIED + type + " " + opId + " as " + seq + " with " + CanonicalJson.of(balances);
  }

  static boolean isOfOperation(String word) {
    return word.startsWith(APPLIED) || word.startsWith(NOTHING);
  }
}
