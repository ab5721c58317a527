package dev.slipstream.waves;

import dev.slipstream.model.InFlight;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.Query.Comparison;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.time.Instant;

/** Who must wait since they are in the middle of something, contract J2; one read where nobody. */
public final class Busy {

  private final Store store;

  public Busy(Store store) {
    this.store = store;
  }

  /**
   * What a look came to.
   *
   * @param usage nothing where the migration knows of nothing to be in the middle of
   */
  record Look(boolean isBusy, Usage usage) {}

  /** Whether something of the subject's is not settled, and was changed not long before now. */
  public boolean is(Migration<?> migration, Subject subject, Instant now) {
    return look(migration, subject, now).isBusy();
  }

  Look look(Migration<?> migration, Subject subject, Instant now) {
    return migration
        .inFlight()
        .map(where -> look(where, subject, now))
        .orElse(new Look(false, Usage.NONE));
  }

  private Look look(InFlight where, Subject subject, Instant now) {
    Page found =
        store.list(
            Query.collection(where.collection())
                .where(where.subject(), Comparison.EQUAL, Value.of(subject.id()))
                .where(where.settled(), Comparison.EQUAL, Value.of(false))
                .withoutFields(),
            ReadTime.latest());
    Instant oldest = now.minus(where.patience());
    boolean isBusy = found.documents().stream().anyMatch(one -> one.updateTime().isAfter(oldest));
    return new Look(isBusy, found.usage());
  }
}
