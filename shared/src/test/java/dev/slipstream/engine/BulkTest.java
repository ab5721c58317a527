package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many documents, a commit or a page at a time. */
final class BulkTest {

  private static final Limits FOUR_WRITES = Limits.production().withCommitWrites(4);

  private final List<Integer> commits = new ArrayList<>();
  private final MemoryStore store =
      new MemoryStore(
          () -> Instant.EPOCH,
          FOUR_WRITES,
          () -> {
            commits.add(1);
            return Faults.Fate.DONE;
          });

  private static Write put(int number) {
    return new Write.Put(DocPath.of("things", "t" + number), Fields.of("number", Value.of(number)));
  }

  @Test
  void writesAsManyACommitAsFit() {
    Usage usage = new Bulk(store).write(IntStream.range(0, 10).mapToObj(BulkTest::put));
    assertEquals(new Usage(0, 10, 0), usage);
    assertEquals(3, commits.size(), "4 + 4 + 2 documents");
  }

  @Test
  void nothingToWriteIsNoCommit() {
    assertEquals(Usage.NONE, new Bulk(store).write(Stream.empty()));
    assertEquals(0, commits.size());
  }

  @Test
  void aDocumentThatCannotBeStoredIsRefusedWithItsCommit() {
    Write large =
        new Write.Put(
            DocPath.of("things", "large"), Fields.of("text", Value.of("x".repeat(2_000_000))));
    Bulk bulk = new Bulk(store);
    assertThrows(StoreException.class, () -> bulk.write(Stream.of(put(1), large, put(2))));
    assertEquals(List.of(), things());
  }

  @Test
  void everyPageIsHandedOverInOrder() {
    new Bulk(store).write(IntStream.range(0, 7).mapToObj(BulkTest::put));
    assertEquals(
        IntStream.range(0, 7).mapToObj(number -> "t" + number).toList(),
        things().stream().map(document -> document.path().id()).toList());
  }

  private List<Document> things() {
    List<Document> things = new ArrayList<>();
    new Bulk(store).forEachPage(Query.collection("things").limit(3), things::addAll);
    return things;
  }
}
