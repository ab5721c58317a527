package dev.slipstream.layout;

import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;

/**
 * An entry of a player's ledger, contract B3 and design M6: immutable, and chained to the one
 * before by its hash.
 *
 * @param seq 1 for the first entry, then without a gap
 * @param before the balances that the delta names, before it
 * @param delta signed amounts by currency or item
 * @param after the same balances after it
 * @param previousHash hash of entry seq - 1; {@link #GENESIS} for the first
 */
public record LedgerEntry(
    String opId,
    String type,
    String reason,
    long seq,
    Fields before,
    Fields delta,
    Fields after,
    String previousHash) {

  /** What the first entry names as its predecessor. */
  public static final String GENESIS = "0".repeat(64);

  /** The fields that the contract lists. */
  public Fields fields() {
    return Fields.builder()
        .put("opId", opId)
        .put("type", type)
        .put("status", "applied")
        .put("delta", delta)
        .put("reason", reason)
        .put("createdAt", Value.SERVER_TIME)
        .build();
  }

  /** The chain, and the schema that was authoritative. */
  public Fields bookkeeping() {
    return Fields.builder()
        .put("seq", seq)
        .put("before", before)
        .put("after", after)
        .put("previousHash", previousHash)
        .put("schema", "new")
        .put("payloadHash", payloadHash())
        .build();
  }

  /** Tells one operation from another that was given the same opId. */
  public String payloadHash() {
    return Digest.hex(Fields.builder().put("type", type).put("delta", delta).build());
  }

  /** The hash that the next entry names; over everything but the server's clock. */
  public String hash() {
    return Digest.hex(fields().merge(bookkeeping()));
  }
}
