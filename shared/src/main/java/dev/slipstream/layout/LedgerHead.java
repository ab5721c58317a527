package dev.slipstream.layout;

import dev.slipstream.model.Fields;

/**
 * Where a player's ledger ends, design M6: the number and the hash of its last entry. Kept in the
 * field {@code ledger} of Stats; until the cut-over, when there are no Stats yet, in that of the
 * checkpoint.
 *
 * @param seq 0 where there is no entry
 */
public record LedgerHead(long seq, String hash) {

  /** The end of a ledger that has not begun. */
  public static final LedgerHead NONE = new LedgerHead(0, "0".repeat(64));

  public static final String FIELD = "ledger";

  private static final String SEQ = "seq";
  private static final String HASH = "head";

  /** The end that a document has in its field {@code ledger}. */
  public static LedgerHead in(Fields document) {
    Fields ledger = document.fields(FIELD);
    return new LedgerHead(
        ledger.integer(SEQ).orElse(NONE.seq), ledger.text(HASH).orElse(NONE.hash));
  }

  /** What the field {@code ledger} says of it. */
  public Fields toFields() {
    return Fields.builder().put(SEQ, seq).put(HASH, hash).build();
  }
}
