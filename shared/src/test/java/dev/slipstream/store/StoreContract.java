package dev.slipstream.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;

/**
 * What every store does: the same cases for each adapter. Where production and the emulator are
 * known to differ, a case asserts what holds on both and says so.
 */
@Timeout(120)
abstract class StoreContract
    implements ReadsContract,
        WritesContract,
        MergesContract,
        IncrementsContract,
        DecisionsContract,
        ConflictsContract,
        QueriesContract,
        TotalsContract,
        ValuesContract,
        LimitsContract,
        UsageContract {

  private static final AtomicInteger CASES = new AtomicInteger();

  private final String collection = "Case" + CASES.incrementAndGet();

  @Override
  public String collection() {
    return collection;
  }
}
