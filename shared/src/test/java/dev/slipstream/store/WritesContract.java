package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Creating, replacing and deleting documents, and what the commit leaves on them. */
interface WritesContract extends Ground {

  @Test
  default void createMakesADocument() {
    write(new Write.Create(doc("a"), number(1)));
    assertFields(number(1), doc("a"));
  }

  @Test
  default void createOfAnExistingDocumentFailsAndLeavesIt() {
    put(doc("a"), number(1));
    assertFails(Reason.ALREADY_EXISTS, new Write.Create(doc("a"), number(2)));
    assertFields(number(1), doc("a"));
  }

  @Test
  default void aCreateThatFailsTakesTheOtherWritesAlong() {
    put(doc("b"), number(1));
    put(doc("c"), number(1));
    assertFails(
        Reason.ALREADY_EXISTS,
        new Write.Put(doc("a"), number(2)),
        new Write.Create(doc("b"), number(2)),
        new Write.Delete(doc("c")));
    assertMissing(doc("a"));
    assertFields(number(1), doc("c"));
  }

  @Test
  default void aDeletedDocumentCanBeCreatedAgain() {
    put(doc("a"), number(1));
    write(new Write.Delete(doc("a")));
    write(new Write.Create(doc("a"), number(2)));
    assertFields(number(2), doc("a"));
  }

  @Test
  default void putReplacesTheWholeDocument() {
    put(doc("a"), number(1));
    put(doc("a"), text("x"));
    assertFields(text("x"), doc("a"));
  }

  @Test
  default void aDocumentWithoutFieldsExists() {
    put(doc("a"), Fields.empty());
    assertFields(Fields.empty(), doc("a"));
  }

  @Test
  default void deleteTakesADocumentAway() {
    put(doc("a"), number(1));
    write(new Write.Delete(doc("a")));
    assertMissing(doc("a"));
  }

  @Test
  default void deletingWhatIsMissingDoesNothing() {
    write(new Write.Delete(doc("none")));
    assertMissing(doc("none"));
  }

  @Test
  default void deleteLeavesWhatIsBelow() {
    DocPath child = doc("a").child("Sub", "b");
    write(new Write.Put(doc("a"), number(1)), new Write.Put(child, number(2)));
    write(new Write.Delete(doc("a")));
    assertFields(number(2), child);
  }

  @Test
  default void writesOfOneDocumentTakeEffectInTheirOrder() {
    write(
        new Write.Create(doc("a"), number(1)),
        new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 5L)),
        new Write.Merge(doc("a"), text("x")));
    assertFields(number(6).merge(text("x")), doc("a"));
  }

  @Test
  default void aDocumentDeletedAndCreatedInOneCommitIsNew() {
    put(doc("a"), number(1));
    Instant created = read(doc("a")).createTime();
    write(new Write.Delete(doc("a")), new Write.Create(doc("a"), number(1)));
    assertTrue(read(doc("a")).createTime().isAfter(created));
  }

  @Test
  default void allDocumentsOfACommitHaveOneUpdateTime() {
    put(doc("b"), number(1));
    write(
        new Write.Create(doc("a"), number(1)),
        new Write.Increment(doc("b"), Map.of(FieldPath.of("n"), 1L)),
        new Write.Merge(doc("c"), number(1)));
    Instant time = read(doc("a")).updateTime();
    assertEquals(time, read(doc("a")).createTime());
    assertEquals(time, read(doc("b")).updateTime());
    assertEquals(time, read(doc("c")).updateTime());
  }

  @Test
  default void laterCommitsHaveLaterTimes() {
    put(doc("a"), number(1));
    put(doc("b"), number(1));
    assertTrue(read(doc("b")).updateTime().isAfter(read(doc("a")).updateTime()));
  }

  @Test
  default void aWriteThatChangesNothingKeepsTheUpdateTime() {
    put(doc("a"), number(1));
    Document before = read(doc("a"));
    put(doc("a"), number(1));
    write(new Write.Merge(doc("a"), number(1)));
    write(new Write.Merge(doc("a"), Fields.of("none", Value.REMOVED)));
    assertEquals(before, read(doc("a")));
  }

  @Test
  default void aCommitThatLeavesADocumentAsItWasKeepsTheUpdateTime() {
    put(doc("a"), number(1));
    Document before = read(doc("a"));
    write(new Write.Put(doc("a"), number(2)), new Write.Put(doc("a"), number(1)));
    assertEquals(before, read(doc("a")));
  }

  @Test
  default void aWholeNumberAndARealOneOfTheSameAmountAreAChange() {
    put(doc("a"), number(1));
    Document before = read(doc("a"));
    put(doc("a"), Fields.of("n", new Value.Real(1)));
    assertNotEquals(before.updateTime(), read(doc("a")).updateTime());
  }

  @Test
  default void putMergeAndIncrementKeepTheCreateTime() {
    put(doc("a"), number(1));
    Instant created = read(doc("a")).createTime();
    put(doc("a"), number(2));
    write(new Write.Merge(doc("a"), number(3)));
    write(new Write.Increment(doc("a"), Map.of(FieldPath.of("n"), 1L)));
    assertEquals(created, read(doc("a")).createTime());
    assertTrue(read(doc("a")).updateTime().isAfter(created));
  }

  @Test
  default void aDocumentCreatedAgainHasANewCreateTime() {
    put(doc("a"), number(1));
    Instant created = read(doc("a")).createTime();
    write(new Write.Delete(doc("a")));
    put(doc("a"), number(1));
    assertTrue(read(doc("a")).createTime().isAfter(created));
  }

  /** The emulator takes it some milliseconds before the commit time, production at it. */
  @Test
  default void theServersTimeIsThatOfTheCommitInMilliseconds() {
    put(doc("a"), Fields.of("at", Value.SERVER_TIME));
    Instant at = read(doc("a")).fields().time("at").orElseThrow();
    assertEquals(at.truncatedTo(ChronoUnit.MILLIS), at);
    Duration apart = Duration.between(at, read(doc("a")).updateTime()).abs();
    assertTrue(apart.compareTo(Duration.ofSeconds(2)) < 0, apart.toString());
  }

  @Test
  default void theServersTimeIsTheSameThroughoutACommit() {
    put(doc("c"), Fields.of("kept", Value.of(true)));
    write(
        new Write.Create(doc("a"), Fields.of("at", Value.SERVER_TIME)),
        new Write.Put(doc("b"), Fields.of("deep", Fields.of("at", Value.SERVER_TIME))),
        new Write.Merge(doc("c"), Fields.of("at", Value.SERVER_TIME)));
    Instant at = read(doc("a")).fields().time("at").orElseThrow();
    assertEquals(at, read(doc("b")).fields().fields("deep").time("at").orElseThrow());
    assertEquals(at, read(doc("c")).fields().time("at").orElseThrow());
  }
}
