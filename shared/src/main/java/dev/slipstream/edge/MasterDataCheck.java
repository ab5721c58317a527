package dev.slipstream.edge;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the master data that a migration builds on is there. It is seeded once and stays, so an
 * instance asks until it hears yes and then no more.
 */
public final class MasterDataCheck {

  private final Store store;
  private final DocPath marker;
  private final Predicate<Fields> isOurs;
  private volatile boolean isThere;

  /**
   * @param marker the document that is written when all else is
   * @param isOurs whether the marker stands for the tables of this build
   */
  MasterDataCheck(Store store, DocPath marker, Predicate<Fields> isOurs) {
    this.store = store;
    this.marker = marker;
    this.isOurs = isOurs;
  }

  /** Throws FAILED_PRECONDITION where players cannot be migrated yet. */
  public void require() {
    if (!isThere()) {
      throw new CallException(
          Status.FAILED_PRECONDITION,
          "MASTER_DATA_MISSING",
          "The master data of this build is not in the database; an operator seeds it with"
              + " ./slipstream seed gamedata --execute.",
          Fields.builder().put("marker", marker.toString()).build());
    }
  }

  /** Whether players can be migrated; asks the database until it says yes. */
  public boolean isThere() {
    isThere =
        isThere
            || store
                .read(List.of(marker), ReadTime.latest())
                .snapshot()
                .fields(marker)
                .filter(isOurs)
                .isPresent();
    return isThere;
  }
}
