package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the store in memory can do on top of the contract: break on purpose, and tell the time. */
final class MemoryFaultsTest {

  private static final DocPath A = DocPath.of("Case", "a");
  private static final Instant NOON = Instant.parse("2025-10-15T12:00:00Z");

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
  private final MemoryStore store = new MemoryStore(clock::get, Limits.production(), Faults.NONE);

  private MemoryStore breaking(Faults faults) {
    return store.with(Limits.production(), faults);
  }

  private static Change<Long> next() {
    return Changes.reading(
        List.of(A),
        seen -> {
          long next = seen.fields(A).flatMap(fields -> fields.integer("n")).orElse(0L) + 1;
          return Decision.write(next, List.of(new Write.Put(A, number(next))));
        });
  }

  private Optional<Fields> now() {
    return store.read(List.of(A), ReadTime.latest()).snapshot().fields(A);
  }

  @Test
  void aDecisionIsMadeAgainWhereAnotherWroteWhatItRead() {
    Iterator<Change<Long>> others = List.of(next(), next()).iterator();
    MemoryStore interrupted =
        breaking(
            () -> {
              if (others.hasNext()) {
                store.apply(others.next());
              }
              return Faults.Fate.DONE;
            });
    Applied<Long> applied = interrupted.apply(next());
    assertEquals(3, applied.answer());
    assertEquals(3, applied.attempts());
  }

  @Test
  void aDecisionStandsWhereAnotherWroteWhatItDidNotRead() {
    MemoryStore interrupted =
        breaking(
            () -> {
              store.apply(Changes.writing(new Write.Put(DocPath.of("Case", "b"), number(1))));
              return Faults.Fate.DONE;
            });
    assertEquals(1, interrupted.apply(next()).attempts());
  }

  @Test
  void aCrashBeforeTheCommitWritesNothing() {
    RuntimeException crash = new IllegalStateException("the process died");
    MemoryStore dying =
        breaking(
            () -> {
              throw crash;
            });
    assertEquals(crash, assertThrows(RuntimeException.class, () -> dying.apply(next())));
    assertEquals(Optional.empty(), now());
  }

  @Test
  void aCrashAfterTheCommitLeavesItWritten() {
    MemoryStore dying =
        breaking(
            new Faults() {
              @Override
              public Fate ofNextCommit() {
                return Fate.DONE;
              }

              @Override
              public void afterCommit() {
                throw new IllegalStateException("the process died");
              }
            });
    assertThrows(IllegalStateException.class, () -> dying.apply(next()));
    assertEquals(Optional.of(number(1)), now());
  }

  private Document read() {
    return store.read(List.of(A), ReadTime.latest()).snapshot().get(A).orElseThrow();
  }

  @Test
  void commitsTakeTheTimeOfTheClock() {
    clock.set(NOON.plusSeconds(5).plusNanos(1_234_567));
    store.apply(Changes.writing(new Write.Put(A, Fields.of("at", Value.SERVER_TIME))));
    assertEquals(NOON.plusSeconds(5).plusNanos(1_234_000), read().updateTime());
    assertEquals(
        NOON.plusSeconds(5).plusNanos(1_000_000), read().fields().time("at").orElseThrow());
  }

  @Test
  void twoCommitsNeverShareATimeNorGoBackInIt() {
    store.apply(next());
    Instant first = read().updateTime();
    clock.set(NOON.minusSeconds(60));
    store.apply(next());
    assertEquals(first.plusNanos(1000), read().updateTime());
  }

  @Test
  void whatWasReadAtATimeStaysSo() {
    clock.set(NOON.plusSeconds(1));
    ReadTime then = ReadTime.at(clock.get());
    assertEquals(Optional.empty(), store.read(List.of(A), then).snapshot().get(A));
    store.apply(next());
    assertEquals(Optional.empty(), store.read(List.of(A), then).snapshot().get(A));
  }

  @Test
  void thePastIsForgottenAfterAnHour() {
    store.apply(next());
    ReadTime then = ReadTime.at(read().updateTime());
    clock.set(NOON.plus(Duration.ofMinutes(59)));
    store.apply(next());
    assertEquals(number(1), store.read(List.of(A), then).snapshot().fields(A).orElseThrow());
    clock.set(NOON.plus(Duration.ofMinutes(61)));
    StoreException refusal = assertThrows(StoreException.class, () -> store.read(List.of(A), then));
    assertEquals(Reason.REFUSED, refusal.reason());
  }

  @Test
  void theVersionThatWasCurrentAnHourAgoIsKept() {
    store.apply(next());
    for (int hour = 1; hour <= 3; hour++) {
      clock.set(NOON.plus(Duration.ofHours(hour)));
      store.apply(next());
    }
    ReadTime anHourAgo = ReadTime.at(NOON.plus(Duration.ofHours(2)).plusSeconds(1));
    assertEquals(number(3), store.read(List.of(A), anHourAgo).snapshot().fields(A).orElseThrow());
  }
}
