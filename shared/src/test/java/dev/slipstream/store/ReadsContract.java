package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Reading documents, now and at a past time. */
interface ReadsContract extends Ground {

  @Test
  default void aMissingDocumentIsReadAsMissing() {
    assertEquals(Optional.empty(), find(doc("none")));
  }

  @Test
  default void whatIsBelowADocumentDoesNotMakeItExist() {
    put(doc("parent").child("Sub", "child"), number(1));
    assertMissing(doc("parent"));
  }

  @Test
  default void severalDocumentsAreReadAtOnceMissingOnesToo() {
    write(new Write.Put(doc("a"), number(1)), new Write.Put(doc("b"), number(2)));
    Snapshot seen =
        store().read(List.of(doc("b"), doc("none"), doc("a")), ReadTime.latest()).snapshot();
    assertEquals(Optional.of(number(1)), seen.fields(doc("a")));
    assertEquals(Optional.of(number(2)), seen.fields(doc("b")));
    assertEquals(Optional.empty(), seen.fields(doc("none")));
  }

  @Test
  default void readingNoDocumentsFindsNone() {
    assertEquals(0, store().read(List.of(), ReadTime.latest()).snapshot().paths().size());
  }

  @Test
  default void aReadSeesEveryCommitBeforeIt() {
    for (int i = 0; i < 5; i++) {
      put(doc("a"), number(i));
      assertFields(number(i), doc("a"));
    }
  }

  @Test
  default void beforeItsCreationADocumentIsMissing() {
    put(doc("a"), number(1));
    Instant created = read(doc("a")).createTime();
    assertEquals(Optional.empty(), at(created.minus(1, ChronoUnit.MICROS), doc("a")));
  }

  @Test
  default void atItsCommitTimeADocumentIsThere() {
    put(doc("a"), number(1));
    assertEquals(Optional.of(number(1)), at(read(doc("a")).updateTime(), doc("a")));
  }

  @Test
  default void betweenTwoUpdatesTheFirstIsSeen() {
    put(doc("a"), number(1));
    put(doc("a"), number(2));
    Instant second = read(doc("a")).updateTime();
    put(doc("a"), number(3));
    assertEquals(Optional.of(number(1)), at(second.minus(1, ChronoUnit.MICROS), doc("a")));
    assertEquals(Optional.of(number(2)), at(second, doc("a")));
  }

  @Test
  default void aPastReadTellsTheTimesOfThatVersion() {
    put(doc("a"), number(1));
    Document first = read(doc("a"));
    put(doc("a"), number(2));
    Snapshot then = store().read(List.of(doc("a")), ReadTime.at(first.updateTime())).snapshot();
    assertEquals(Optional.of(first), then.get(doc("a")));
  }

  @Test
  default void afterItsDeletionADocumentIsMissingAndBeforeItIsNot() {
    put(doc("a"), number(1));
    write(new Write.Delete(doc("a")), new Write.Put(doc("when"), Fields.empty()));
    Instant deleted = read(doc("when")).updateTime();
    assertEquals(Optional.empty(), at(deleted, doc("a")));
    assertEquals(Optional.of(number(1)), at(deleted.minus(1, ChronoUnit.MICROS), doc("a")));
  }

  @Test
  default void aPastReadOfSeveralDocumentsIsOfOneTime() {
    write(new Write.Put(doc("a"), number(1)), new Write.Put(doc("b"), number(1)));
    Instant first = read(doc("a")).updateTime();
    write(new Write.Put(doc("a"), number(2)), new Write.Put(doc("b"), number(2)));
    assertEquals(Optional.of(number(1)), at(first, doc("a")));
    assertEquals(Optional.of(number(1)), at(first, doc("b")));
  }

  @Test
  default void nothingIsReadInTheFuture() {
    put(doc("a"), number(1));
    ReadTime future = ReadTime.at(read(doc("a")).updateTime().plus(Duration.ofHours(1)));
    Query query = Query.collection(collection());
    assertRefused(() -> store().read(List.of(doc("a")), future));
    assertRefused(() -> store().list(query, future));
    assertRefused(() -> store().count(query, future));
    assertRefused(() -> store().sum(query, FieldPath.of("n"), future));
  }

  private static void assertRefused(Executable read) {
    assertEquals(Reason.REFUSED, assertThrows(StoreException.class, read).reason());
  }

  private Optional<Fields> at(Instant instant, DocPath path) {
    return store().read(List.of(path), ReadTime.at(instant)).snapshot().fields(path);
  }
}
