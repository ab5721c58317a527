package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laying fields upon a document. */
interface MergesContract extends Ground {

  private void merges(Fields before, Fields over, Fields after) {
    put(doc("a"), before);
    write(new Write.Merge(doc("a"), over));
    assertFields(after, doc("a"));
    assertEquals(after, before.merge(over), "Fields.merge foretells it");
  }

  private static Fields in(String name, Fields inner) {
    return Fields.of(name, inner);
  }

  private static Fields two(String one, Value first, String other, Value second) {
    return Fields.builder().put(one, first).put(other, second).build();
  }

  @Test
  default void mergeKeepsOtherFields() {
    merges(number(1), text("x"), number(1).merge(text("x")));
  }

  @Test
  default void mergeReplacesAFieldOfTheSameName() {
    merges(number(1), number(2), number(2));
  }

  @Test
  default void mergeKeepsOtherEntriesOfAMap() {
    merges(
        in("m", two("x", Value.of(1), "y", Value.of(2))),
        in("m", Fields.of("x", Value.of(3))),
        in("m", two("x", Value.of(3), "y", Value.of(2))));
  }

  @Test
  default void mergeKeepsOtherEntriesOfMapsInMaps() {
    merges(
        in("a", two("b", two("c", Value.of(1), "d", Value.of(2)), "e", Value.of(3))),
        in("a", in("b", Fields.of("d", Value.of(4)))),
        in("a", two("b", two("c", Value.of(1), "d", Value.of(4)), "e", Value.of(3))));
  }

  @Test
  default void mergeReplacesAListAsAWhole() {
    merges(
        Fields.of("l", Value.texts(List.of("a", "b"))),
        Fields.of("l", Value.texts(List.of("c"))),
        Fields.of("l", Value.texts(List.of("c"))));
  }

  @Test
  default void mergeReplacesTextByAMap() {
    merges(text("x"), in("t", number(1)), in("t", number(1)));
  }

  @Test
  default void mergeReplacesAMapByText() {
    merges(in("t", number(1)), text("x"), text("x"));
  }

  @Test
  default void anEmptyMapReplacesAMap() {
    merges(in("m", number(1)), in("m", Fields.empty()), in("m", Fields.empty()));
  }

  @Test
  default void anEmptyMapAtDepthReplacesAMap() {
    merges(
        in("m", two("x", number(1), "y", Value.of(2))),
        in("m", in("x", Fields.empty())),
        in("m", two("x", Fields.empty(), "y", Value.of(2))));
  }

  @Test
  default void dotsInANameAreLiteral() {
    merges(
        two("a.b", Value.of(1), "a", Fields.of("b", Value.of(2))),
        Fields.of("a.b", Value.of(3)),
        two("a.b", Value.of(3), "a", Fields.of("b", Value.of(2))));
  }

  @Test
  default void anyCharacterMayStandInAName() {
    Fields.Builder odd = Fields.builder();
    for (String name :
        List.of(
            "a/b", "`", "a`b``", "\\", "a\\b", " ", "*", "~[]", "ä", "😀", "0", "a\nb", "_",
            "__x")) {
      odd.put(name, Fields.of(name, Value.of(name)));
    }
    merges(number(1), odd.build(), number(1).merge(odd.build()));
  }

  @Test
  default void removedTakesAFieldAway() {
    merges(number(1).merge(text("x")), Fields.of("n", Value.REMOVED), text("x"));
  }

  @Test
  default void removedTakesAFieldOfAnOddNameAway() {
    merges(Fields.of("a.`b", Value.of(1)), Fields.of("a.`b", Value.REMOVED), Fields.empty());
  }

  @Test
  default void removedAtDepthLeavesTheOthersOfItsMap() {
    merges(
        in("m", two("x", Value.of(1), "y", Value.of(2))),
        in("m", two("x", Value.REMOVED, "z", Value.of(3))),
        in("m", two("y", Value.of(2), "z", Value.of(3))));
  }

  @Test
  default void removingTheLastEntryLeavesAnEmptyMap() {
    merges(in("m", number(1)), in("m", Fields.of("n", Value.REMOVED)), in("m", Fields.empty()));
  }

  @Test
  default void removingFromAMissingMapDoesNotMakeIt() {
    merges(number(1), in("m", in("o", Fields.of("x", Value.REMOVED))), number(1));
  }

  @Test
  default void removingFromWhatIsNotAMapLeavesIt() {
    merges(text("x"), in("t", Fields.of("x", Value.REMOVED)), text("x"));
  }

  @Test
  default void theServersTimeInAMapLeavesItsOtherEntries() {
    put(doc("a"), in("m", number(1)));
    write(new Write.Merge(doc("a"), in("m", Fields.of("at", Value.SERVER_TIME))));
    Fields map = read(doc("a")).fields().fields("m");
    assertTrue(map.time("at").isPresent());
    assertEquals(1, map.integer("n").orElseThrow());
  }

  @Test
  default void mergeMakesAMissingDocument() {
    write(new Write.Merge(doc("a"), in("m", number(1))));
    assertFields(in("m", number(1)), doc("a"));
  }

  @Test
  default void mergeOfRemovedOnlyMakesAMissingDocument() {
    write(new Write.Merge(doc("a"), Fields.of("n", Value.REMOVED)));
    assertFields(Fields.empty(), doc("a"));
  }

  @Test
  default void mergeOfNothingMakesAMissingDocument() {
    write(new Write.Merge(doc("a"), Fields.empty()));
    assertFields(Fields.empty(), doc("a"));
  }

  @Test
  default void mergeOfNothingLeavesADocument() {
    put(doc("a"), number(1));
    Document before = read(doc("a"));
    write(new Write.Merge(doc("a"), Fields.empty()));
    assertEquals(before, read(doc("a")));
  }
}
