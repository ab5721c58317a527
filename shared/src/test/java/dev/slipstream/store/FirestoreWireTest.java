package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.Together;
import dev.slipstream.testing.Wire;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store on Firestore says to the server, and what it does when that fails. */
@Timeout(120)
final class FirestoreWireTest {

  private static final DocPath A = DocPath.of("Wire", "a");
  private static final DocPath B = DocPath.of("Wire", "b");
  private static final Wire WIRE = new Wire();
  @AutoClose private static Store store;

  @BeforeAll
  static void open() {
    store = FirestoreEmulator.store(FirestoreEmulator.newProject(), Limits.emulator(), WIRE);
  }

  @BeforeEach
  void forget() {
    WIRE.clear();
  }

  private static Change<String> staged() {
    return Changes.reading(
        List.of(A),
        first ->
            Decision.read(
                List.of(B),
                second -> Decision.write("done", List.of(new Write.Put(B, number(1))))));
  }

  @Test
  void aTransactionBeginsWithItsFirstRead() {
    store.apply(staged());
    assertEquals(List.of("BatchGetDocuments", "BatchGetDocuments", "Commit"), WIRE.calls());
  }

  @Test
  void aChangeThatReadsNothingIsOneCall() {
    store.apply(Changes.writing(new Write.Put(A, number(1))));
    assertEquals(List.of("Commit"), WIRE.calls());
  }

  @Test
  void aChangeThatDoesNothingIsNoCall() {
    store.apply(Changes.reading(List.of(), seen -> Decision.nothing("idle")));
    assertEquals(List.of(), WIRE.calls());
  }

  @Test
  void aDecisionThatFailsReleasesWhatItRead() {
    Change<String> broken =
        Changes.reading(
            List.of(A),
            seen -> {
              throw new ArithmeticException("a bug");
            });
    assertThrows(ArithmeticException.class, () -> store.apply(broken));
    assertEquals(List.of("BatchGetDocuments", "Rollback"), WIRE.calls());
  }

  @Test
  void aRefusedCommitIsNotSent() {
    Change<String> refused = Changes.writing(new Write.Put(A, number(1).with("__x__", number(1))));
    assertThrows(StoreException.class, () -> store.apply(refused));
    assertEquals(List.of(), WIRE.calls());
  }

  /** The client library would send it again in the same transaction, which may be over by then. */
  @Test
  void aCommitIsSentOnceAndThenDecidedAgain() {
    WIRE.fail("Commit", Status.UNAVAILABLE);
    assertEquals(2, store.apply(staged()).attempts());
    assertEquals(
        List.of(
            "BatchGetDocuments",
            "BatchGetDocuments",
            "Commit",
            "Rollback",
            "BatchGetDocuments",
            "BatchGetDocuments",
            "Commit"),
        WIRE.calls());
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "ABORTED",
        "CANCELLED",
        "UNKNOWN",
        "DEADLINE_EXCEEDED",
        "INTERNAL",
        "UNAVAILABLE",
        "RESOURCE_EXHAUSTED"
      })
  void aCommitThatFailsForNowIsDecidedAgain(Status.Code code) {
    WIRE.fail("Commit", code.toStatus());
    assertEquals(2, store.apply(staged()).attempts());
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "INVALID_ARGUMENT",
        "FAILED_PRECONDITION",
        "OUT_OF_RANGE",
        "PERMISSION_DENIED",
        "UNAUTHENTICATED",
        "UNIMPLEMENTED"
      })
  void aCommitThatFailsForGoodIsRefused(Status.Code code) {
    WIRE.fail("Commit", code.toStatus());
    StoreException failure = assertThrows(StoreException.class, () -> store.apply(staged()));
    assertEquals(Reason.REFUSED, failure.reason());
    assertEquals(1, WIRE.calls().stream().filter("Commit"::equals).count());
  }

  /** Production's words, seen there after a commit was sent twice; then the emulator's. */
  @Test
  void aTransactionThatTheServerGaveUpIsDecidedAgain() {
    WIRE.fail(
        "Commit",
        Status.INVALID_ARGUMENT.withDescription(
            "The referenced transaction has expired or is no longer valid."),
        Status.INVALID_ARGUMENT.withDescription("Transaction is invalid or closed."));
    assertEquals(3, store.apply(staged()).attempts());
  }

  @Test
  void aReadThatIsAbortedInsideATransactionIsDecidedAgain() {
    WIRE.fail("BatchGetDocuments", Status.ABORTED);
    Applied<String> applied = store.apply(staged());
    assertEquals(2, applied.attempts());
    assertEquals("done", applied.answer());
  }

  @Test
  void aPlainReadIsSentAgainWhenTheNetworkFails() {
    store.apply(Changes.writing(new Write.Put(A, number(1))));
    WIRE.fail("BatchGetDocuments", Status.UNAVAILABLE);
    assertEquals(
        number(1), store.read(List.of(A), ReadTime.latest()).snapshot().fields(A).orElseThrow());
    WIRE.fail("RunQuery", Status.UNAVAILABLE);
    assertFalse(store.list(Query.collection("Wire"), ReadTime.latest()).documents().isEmpty());
  }

  /** Decisions run on the threads of their callers: they cannot keep each other from answers. */
  @Test
  void sixteenThreadsDoNotStarveEachOther() {
    Together.run(
        16,
        thread -> {
          DocPath mine = DocPath.of("Threads", "t" + thread);
          for (int i = 0; i < 20; i++) {
            store.apply(
                Changes.reading(
                    List.of(mine),
                    first ->
                        Decision.read(
                            List.of(mine.child("Sub", "x")),
                            second ->
                                Decision.write("", List.of(new Write.Put(mine, number(1)))))));
          }
        });
    assertEquals(16, store.count(Query.collection("Threads"), ReadTime.latest()).exact());
  }
}
