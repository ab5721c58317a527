package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each limit by its number; what is refused on a store is told by LimitsContract. */
final class LimitCheckTest {

  private static final DocPath A = DocPath.of("c", "d");
  private static final Limits SMALL =
      new Limits(2000, 3, 200, 2, 6, 1, 8, 5, Duration.ofSeconds(60));

  private final LimitCheck check = new LimitCheck(SMALL);

  private Optional<String> problem(Fields fields) {
    return check.problem(A, fields);
  }

  @Test
  void nothingIsWrongWithAnEmptyCommit() {
    assertEquals(Optional.empty(), check.problem(List.of()));
    assertTrue(check.fits(List.of()));
  }

  @Test
  void aCommitFitsByNumberAndBySize() {
    assertTrue(check.fits(Collections.nCopies(3, new Write.Delete(A))));
    assertFalse(check.fits(Collections.nCopies(4, new Write.Delete(A))));
    assertFalse(check.fits(List.of(new Write.Put(A, Fields.of("t", Value.of("x".repeat(2000)))))));
  }

  @Test
  void theSentenceNamesTheDocumentTheAmountAndTheLimit() {
    assertEquals(
        Optional.of("c/d: 203 bytes are beyond the 200 of a document"),
        problem(Fields.of("t", Value.of("x".repeat(90))).with("u", Value.of("x".repeat(55)))));
  }

  @Test
  void aValueIsSmallerThanADocument() {
    assertEquals(111, SMALL.valueBytes());
    assertEquals(Optional.empty(), problem(Fields.of("t", Value.of("x".repeat(110)))));
    assertEquals(
        Optional.of("c/d: 112 bytes in one field are beyond the 111 of a document"),
        problem(Fields.of("t", Value.of("x".repeat(111)))));
  }

  @Test
  void mapsAndListsAreLevels() {
    assertEquals(Optional.empty(), problem(Fields.of("a", Fields.of("b", Value.of(1)))));
    assertEquals(Optional.empty(), problem(Fields.of("a", Value.texts(List.of("b")))));
    assertEquals(
        Optional.of("c/d: 3 levels of nesting are beyond the 2 of a document"),
        problem(Fields.of("a", Value.items(List.of(Fields.of("b", Value.of(1)))))));
  }

  @Test
  void aValueHasTwoIndexEntriesAnItemOneAndWhatIsInAListNone() {
    Fields six =
        Fields.of("n", Value.of(1))
            .with("m", Fields.of("n", Value.of(1)))
            .with("l", Value.texts(List.of("a", "b")));
    assertEquals(Optional.empty(), problem(six));
    assertTrue(problem(six.with("l", Value.texts(List.of("a", "b", "c")))).isPresent());
    assertTrue(problem(six.with("o", Value.NULL)).isPresent());
  }

  @Test
  void transformsAreServerTimesAndIncrements() {
    Fields one = Fields.of("at", Value.SERVER_TIME);
    assertEquals(Optional.empty(), problem(one));
    assertTrue(problem(one.with("again", Value.SERVER_TIME)).isPresent());
    Write two = new Write.Increment(A, Map.of(FieldPath.of("a"), 1L, FieldPath.of("b"), 1L));
    assertTrue(check.problem(List.of(two)).isPresent());
  }

  @Test
  void theFirstProblemOfACommitIsTold() {
    List<Write> writes =
        List.of(
            new Write.Delete(A),
            new Write.Put(A, Fields.of("a", Value.REMOVED)),
            new Write.Put(A, Fields.of("__b__", Value.of(1))));
    assertEquals(Optional.of("c/d: a field can be removed by a merge only"), check.problem(writes));
  }

  @Test
  void productionTakesMoreInOneCommitThanTheEmulator() {
    assertEquals(10 << 20, Limits.production().commitBytes());
    assertEquals(4 << 20, Limits.emulator().commitBytes());
    assertEquals(
        Limits.production(), Limits.emulator().withCommitBytes(10 << 20).withCommitWrites(500));
  }
}
