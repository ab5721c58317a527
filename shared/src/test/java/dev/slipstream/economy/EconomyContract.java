package dev.slipstream.economy;

import dev.slipstream.store.Store;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;

/** What operations do to a store's documents: the same cases for each adapter. */
@Timeout(120)
abstract class EconomyContract
    implements AmountsContract,
        StandingContract,
        LedgerContract,
        OnceContract,
        AtOnceContract,
        RefusalsContract,
        TransfersContract,
        DirtContract,
        SpreadContract,
        MirrorContract,
        CratesContract,
        CostContract,
        WayBackContract {

  @AutoClose private final Store store = emptyStore();

  private int players;

  /** A store with nothing in it. */
  abstract Store emptyStore();

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Player another() {
    players++;
    return player("uAnother" + players);
  }
}
