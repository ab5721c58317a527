package dev.slipstream.layout;

import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;

/**
 * An entry of a player's ledger, contract B3 and design M6: immutable, chained to the one before by
 * its hash, and the receipt of its operation.
 *
 * @param schema which one was authoritative
 * @param previous where the ledger ended before
 * @param before the amounts that the delta names, before it
 * @param delta signed amounts by currency or item, as they were applied
 * @param after the same amounts after it
 * @param payloadHash tells one operation from another that was given the same opId
 * @param receipt what else a repetition is answered with; nothing where nobody repeats it
 */
public record LedgerEntry(
    String opId,
    String type,
    String reason,
    Schema schema,
    LedgerHead previous,
    Fields before,
    Fields delta,
    Fields after,
    String payloadHash,
    Fields receipt) {

  /** The hash of what was asked for. */
  public static String payloadHash(String type, Fields delta) {
    return Digest.hex(Fields.builder().put("type", type).put("delta", delta).build());
  }

  /** 1 for the first entry, then without a gap. */
  public long seq() {
    return previous.seq() + 1;
  }

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

  /** The chain, the schema, and what a repetition needs. */
  public Fields bookkeeping() {
    return Fields.builder()
        .put("seq", seq())
        .put("before", before)
        .put("after", after)
        .put("previousHash", previous.hash())
        .put("schema", schema.id())
        .put("payloadHash", payloadHash)
        .build()
        .merge(receipt);
  }

  /** Where the ledger ends with it; the hash is over everything but the server's clock. */
  public LedgerHead head() {
    return new LedgerHead(seq(), Digest.hex(fields().merge(bookkeeping())));
  }
}
