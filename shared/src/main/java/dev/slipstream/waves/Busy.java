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
import java.time.Instant;

/** Who must wait since they are in the middle of something, contract J2; one read where nobody. */
public final class Busy {

  private final Store store;

  public Busy(Store store) {
    this.store = store;
  }

  /** Whether something of the subject's is not settled, and was changed not long before now. */
  public boolean is(Migration<?> migration, Subject subject, Instant now) {
    return migration.inFlight().filter(where -> is(where, subject, now)).isPresent();
  }

  private boolean is(InFlight where, Subject subject, Instant now) {
    Page found =
        store.list(
            Query.collection(where.collection())
                .where(where.subject(), Comparison.EQUAL, Value.of(subject.id()))
                .where(where.settled(), Comparison.EQUAL, Value.of(false))
                .withoutFields(),
            ReadTime.latest());
    Instant oldest = now.minus(where.patience());
    return found.documents().stream().anyMatch(one -> one.updateTime().isAfter(oldest));
  }
}
