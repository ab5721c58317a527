package dev.slipstream.model;

import java.util.List;

/**
 * A pure decision over a snapshot: the documents to read first, and what to do with what was seen.
 *
 * <p>{@code decide} depends on the snapshot alone, so it may be run again, printed instead of
 * applied, or compared with what is stored.
 *
 * @param <A> the answer for the caller
 */
public interface Change<A> {

  List<DocPath> reads();

  /** Decides, or asks for more documents first. */
  Decision<A> decide(Snapshot seen);
}
