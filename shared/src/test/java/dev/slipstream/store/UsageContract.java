package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.Decision;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.testing.Changes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every answer says what it is billed as. */
interface UsageContract extends Ground {

  private Query all() {
    return Query.collection(collection());
  }

  private void putNumbers(int number) {
    for (int from = 0; from < number; from += 500) {
      write(
          IntStream.range(from, Math.min(number, from + 500))
              .mapToObj(i -> new Write.Put(doc("n" + i), number(1)))
              .toArray(Write[]::new));
    }
  }

  @Test
  default void aReadCostsOnePerDocumentAlsoOfMissingOnes() {
    put(doc("a"), number(1));
    assertEquals(
        Usage.reads(2), store().read(List.of(doc("a"), doc("none")), ReadTime.latest()).usage());
  }

  @Test
  default void aDocumentReadTwiceAtOnceCostsOnce() {
    assertEquals(
        Usage.reads(1), store().read(List.of(doc("a"), doc("a")), ReadTime.latest()).usage());
  }

  @Test
  default void readingNothingIsFree() {
    assertEquals(Usage.NONE, store().read(List.of(), ReadTime.latest()).usage());
  }

  @Test
  default void aListCostsOnePerDocumentAndAtLeastOne() {
    assertEquals(Usage.reads(1), store().list(all(), ReadTime.latest()).usage());
    putNumbers(3);
    assertEquals(Usage.reads(3), store().list(all(), ReadTime.latest()).usage());
    assertEquals(Usage.reads(2), store().list(all().limit(2), ReadTime.latest()).usage());
    assertEquals(Usage.reads(3), store().list(all().withoutFields(), ReadTime.latest()).usage());
  }

  @Test
  default void anAggregationCostsOnePerThousandAndAtLeastOne() {
    FieldPath n = FieldPath.of("n");
    assertEquals(Usage.reads(1), store().count(all(), ReadTime.latest()).usage());
    assertEquals(Usage.reads(1), store().sum(all(), n, ReadTime.latest()).usage());
    putNumbers(1000);
    assertEquals(Usage.reads(1), store().count(all(), ReadTime.latest()).usage());
    put(doc("one-more"), number(1));
    assertEquals(Usage.reads(2), store().count(all(), ReadTime.latest()).usage());
    assertEquals(Usage.reads(2), store().sum(all(), n, ReadTime.latest()).usage());
  }

  @Test
  default void aChangeCostsItsReadsWritesAndDeletes() {
    put(doc("c"), number(1));
    Usage usage =
        store()
            .apply(
                Changes.reading(
                    List.of(doc("a"), doc("b")),
                    seen ->
                        Decision.read(
                            List.of(doc("b"), doc("c")),
                            more ->
                                Decision.write(
                                    "done",
                                    List.of(
                                        new Write.Create(doc("a"), number(1)),
                                        new Write.Put(doc("b"), number(1)),
                                        new Write.Merge(doc("d"), Fields.of("x", Value.NULL)),
                                        new Write.Increment(
                                            doc("c"), Map.of(FieldPath.of("n"), 1L)),
                                        new Write.Delete(doc("e")))))))
            .usage();
    assertEquals(new Usage(3, 4, 1), usage);
  }

  @Test
  default void aChangeThatOnlyReadsCostsItsReads() {
    assertEquals(
        Usage.reads(1),
        store().apply(Changes.reading(List.of(doc("a")), seen -> Decision.nothing(""))).usage());
  }

  @Test
  default void aChangeThatDoesNothingIsFree() {
    assertEquals(
        Usage.NONE,
        store().apply(Changes.reading(List.of(), seen -> Decision.nothing(""))).usage());
  }

  @Test
  default void aWriteThatChangesNothingIsBilledLikeAnother() {
    put(doc("a"), number(1));
    Usage again = store().apply(Changes.writing(new Write.Put(doc("a"), number(1)))).usage();
    assertEquals(new Usage(0, 1, 0), again);
  }
}
