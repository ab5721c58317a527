package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static dev.slipstream.store.Ground.text;
import static dev.slipstream.store.Query.Comparison.EQUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Listing collections and groups, page by page. */
interface QueriesContract extends Ground {

  private Query all() {
    return Query.collection(collection());
  }

  private Query group() {
    return Query.group(collection());
  }

  private List<DocPath> paths(Query query) {
    return store().list(query, ReadTime.latest()).documents().stream().map(Document::path).toList();
  }

  private List<String> ids(Query query) {
    return paths(query).stream().map(DocPath::id).toList();
  }

  private void putAll(String... ids) {
    write(Stream.of(ids).map(id -> new Write.Put(doc(id), text(id))).toArray(Write[]::new));
  }

  /** All pages, each as long as the query says. */
  private List<List<DocPath>> pages(Query query) {
    List<List<DocPath>> pages = new ArrayList<>();
    Optional<Query> next = Optional.of(query);
    while (next.isPresent()) {
      Page page = store().list(next.get(), ReadTime.latest());
      pages.add(page.documents().stream().map(Document::path).toList());
      next = page.next().map(query::after);
    }
    return pages;
  }

  @Test
  default void anEmptyCollectionListsNothing() {
    assertEquals(List.of(), paths(all()));
    assertEquals(List.of(), paths(group()));
  }

  @Test
  default void aCollectionIsListedWithItsFieldsAndTimes() {
    put(doc("a"), number(1));
    assertEquals(List.of(read(doc("a"))), store().list(all(), ReadTime.latest()).documents());
  }

  @Test
  default void idsAreInTheOrderOfTheirUtf8Bytes() {
    String astral = "😀";
    putAll("a", "a-", "B", "ä", "Z", "10", "9", astral, "\uFFFD", "a!", "a b", "\u0001");
    assertEquals(
        List.of("\u0001", "10", "9", "B", "Z", "a", "a b", "a!", "a-", "ä", "\uFFFD", astral),
        ids(all()));
  }

  @Test
  default void aCollectionDoesNotListWhatIsBelowItsDocuments() {
    put(doc("a"), number(1));
    put(doc("a").child("Sub", "b"), number(2));
    put(doc("c").child(collection(), "d"), number(2));
    assertEquals(List.of(doc("a")), paths(all()));
  }

  @Test
  default void aNestedCollectionListsItsOwnDocumentsOnly() {
    DocPath mine = doc("a").child("Sub", "b");
    put(mine, number(1));
    put(doc("a2").child("Sub", "b"), number(1));
    put(mine.child("Sub", "c"), number(1));
    assertEquals(List.of(mine), paths(Query.collection(collection() + "/a/Sub")));
  }

  /** Why players are listed by the group of a blob and not by their own collection. */
  @Test
  default void aParentThatDoesNotExistIsNotListedButItsGroupIs() {
    DocPath blob = DocPath.of("players", collection() + "-player", collection(), "blob");
    put(blob, number(1));
    assertEquals(List.of(blob), paths(group()));
    assertEquals(
        List.of(),
        paths(Query.collection("players")).stream()
            .filter(path -> path.id().equals(collection() + "-player"))
            .toList());
  }

  @Test
  default void aGroupIsListedAtEveryDepthInTheOrderOfPaths() {
    List<DocPath> inOrder =
        List.of(
            doc("x"),
            doc("x").child(collection(), "a"),
            doc("x").child("Sub", "1").child(collection(), "a"),
            doc("x-"),
            doc("x-").child(collection(), "a"),
            DocPath.of("zz", "1", collection(), "x"),
            DocPath.of("zz", "1", collection(), "x", collection(), "a"),
            DocPath.of("zz", "1-", collection(), "x"));
    inOrder.forEach(path -> put(path, number(1)));
    put(doc("x").child("Sub", "2"), number(1));
    assertEquals(inOrder, paths(group()));
    assertEquals(
        List.of(inOrder.subList(0, 3), inOrder.subList(3, 6), inOrder.subList(6, 8)),
        pages(group().limit(3)));
  }

  @Test
  default void pagesFollowEachOtherToTheLast() {
    putAll("a", "b", "c", "d", "e");
    assertEquals(
        List.of(List.of(doc("a"), doc("b")), List.of(doc("c"), doc("d")), List.of(doc("e"))),
        pages(all().limit(2)));
  }

  @Test
  default void afterAFullLastPageComesAnEmptyOne() {
    putAll("a", "b", "c", "d");
    assertEquals(
        List.of(List.of(doc("a"), doc("b")), List.of(doc("c"), doc("d")), List.of()),
        pages(all().limit(2)));
  }

  @Test
  default void aPageMayBeginAfterAPathThatIsNotThere() {
    putAll("a", "c");
    assertEquals(List.of(doc("c")), paths(all().after(doc("b"))));
    assertEquals(
        List.of(doc("c")), paths(group().after(doc("b").child("Sub", "x").child("Sub", "y"))));
  }

  @Test
  default void aPageMayEndAtAPathThereOrNot() {
    putAll("a", "c", "e");
    assertEquals(List.of(doc("a"), doc("c")), paths(all().upTo(doc("c"))));
    assertEquals(List.of(doc("a"), doc("c")), paths(group().upTo(doc("d").child("Sub", "x"))));
    assertEquals(List.of(doc("c")), paths(all().after(doc("a")).upTo(doc("d"))));
    assertEquals(List.of(), paths(all().after(doc("c")).upTo(doc("b"))));
    assertEquals(
        List.of(List.of(doc("a")), List.of(doc("c")), List.of()),
        pages(all().upTo(doc("c")).limit(1)));
  }

  /** What players of a page have, by one query rather than one for each of them. */
  @Test
  default void aRangeHasTheCollectionsFromTheFirstToTheLast() {
    String sub = collection() + "Sub";
    List<String> players = List.of("a", "b", "b!", "ba", "b~", "c", "�", "😀");
    for (String player : players) {
      put(doc(player), number(1));
      put(doc(player).child(sub, ""), number(1));
      put(doc(player).child(sub, "😀"), number(1));
      put(doc(player).child(sub, "1").child("Deep", "1"), number(1));
      put(doc(player).child(sub + "!", "1"), number(1));
      put(doc(player).child("Deep", "1").child(sub, "1"), number(1));
    }
    for (int from = 0; from < players.size(); from++) {
      for (int to = from; to < players.size(); to++) {
        Query range =
            Query.between(doc(players.get(from)) + "/" + sub, doc(players.get(to)) + "/" + sub);
        List<String> found =
            paths(range).stream()
                .filter(path -> path.segments().size() == 4)
                .map(path -> path.segments().get(1) + " " + path.id())
                .toList();
        List<String> expected =
            players.subList(from, to + 1).stream()
                .flatMap(player -> Stream.of(player + " ", player + " 😀"))
                .toList();
        assertEquals(expected, found);
        assertEquals(paths(range), pages(range.limit(3)).stream().flatMap(List::stream).toList());
      }
    }
  }

  @Test
  default void deletedDocumentsAreNotListed() {
    putAll("a", "b");
    write(new Write.Delete(doc("a")));
    assertEquals(List.of(doc("b")), paths(all()));
  }

  @Test
  default void withoutFieldsOnlyTheFieldsAreLeftOut() {
    put(doc("a"), number(1));
    Document whole = read(doc("a"));
    Document bare =
        new Document(whole.path(), Fields.empty(), whole.createTime(), whole.updateTime());
    assertEquals(List.of(bare), store().list(all().withoutFields(), ReadTime.latest()).documents());
  }

  @Test
  default void aListAtAPastTimeSeesWhatWasThen() {
    putAll("a", "b");
    Instant then = read(doc("b")).updateTime();
    put(doc("a"), number(2));
    write(new Write.Delete(doc("b")), new Write.Create(doc("c"), number(3)));
    Page page = store().list(all(), ReadTime.at(then));
    assertEquals(
        List.of(text("a"), text("b")), page.documents().stream().map(Document::fields).toList());
  }

  private void putOfEachKind() {
    put(doc("int"), Fields.of("f", Value.of(1)));
    put(doc("text"), Fields.of("f", Value.of("1")));
    put(doc("bool"), Fields.of("f", Value.of(true)));
    put(doc("time"), Fields.of("f", Value.of(Instant.EPOCH)));
    put(doc("real"), Fields.of("f", new Value.Real(1.5)));
    put(doc("null"), Fields.of("f", Value.NULL));
    put(doc("map"), Fields.of("f", number(1)));
    put(doc("list"), Fields.of("f", Value.texts(List.of("1"))));
    put(doc("none"), number(1));
  }

  @Test
  default void anEqualityFindsValuesOfTheSameKindOnly() {
    putOfEachKind();
    FieldPath f = FieldPath.of("f");
    assertEquals(List.of("int"), ids(all().where(f, EQUAL, Value.of(1))));
    assertEquals(List.of("text"), ids(all().where(f, EQUAL, Value.of("1"))));
    assertEquals(List.of("bool"), ids(all().where(f, EQUAL, Value.of(true))));
    assertEquals(List.of("time"), ids(all().where(f, EQUAL, Value.of(Instant.EPOCH))));
    assertEquals(List.of("real"), ids(all().where(f, EQUAL, new Value.Real(1.5))));
    assertEquals(List.of(), ids(all().where(f, EQUAL, Value.of(2))));
  }

  @Test
  default void wholeAndRealNumbersAreEqualByTheirExactAmount() {
    put(doc("one"), Fields.of("f", Value.of(1)));
    put(doc("zero"), Fields.of("f", new Value.Real(-0.0)));
    put(doc("beyond"), Fields.of("f", Value.of((1L << 53) + 1)));
    FieldPath f = FieldPath.of("f");
    assertEquals(List.of("one"), ids(all().where(f, EQUAL, new Value.Real(1))));
    assertEquals(List.of("zero"), ids(all().where(f, EQUAL, Value.of(0))));
    assertEquals(List.of(), ids(all().where(f, EQUAL, new Value.Real(1L << 53))));
  }

  @Test
  default void aFilterMayLookIntoMapsAndAtOddNames() {
    put(doc("a"), Fields.of("m.`", Fields.of("x", Value.of(1))));
    put(doc("b"), Fields.of("m.`", Fields.of("x", Value.of(2))));
    put(doc("c"), Fields.of("m.`", Value.of(1)));
    assertEquals(List.of("a"), ids(all().where(FieldPath.of("m.`", "x"), EQUAL, Value.of(1))));
  }

  @Test
  default void allFiltersMustHold() {
    put(doc("a"), number(1).merge(text("x")));
    put(doc("b"), number(1).merge(text("y")));
    put(doc("c"), number(2).merge(text("x")));
    Query both =
        all()
            .where(FieldPath.of("n"), EQUAL, Value.of(1))
            .where(FieldPath.of("t"), EQUAL, Value.of("x"));
    assertEquals(List.of("a"), ids(both));
  }

  @Test
  default void aFilteredGroupIsPaged() {
    for (int i = 0; i < 6; i++) {
      put(DocPath.of("zz", "p" + i, collection(), "x"), number(i % 2));
    }
    Query odd = group().where(FieldPath.of("n"), EQUAL, Value.of(1)).limit(2);
    DocPath[] found = new DocPath[3];
    for (int i = 0; i < 3; i++) {
      found[i] = DocPath.of("zz", "p" + (2 * i + 1), collection(), "x");
    }
    assertEquals(List.of(List.of(found[0], found[1]), List.of(found[2])), pages(odd));
  }

  @Test
  default void aListFiltersByEqualityOnly() {
    Query range = all().where(FieldPath.of("n"), Comparison.AT_LEAST, Value.of(1));
    assertThrows(IllegalArgumentException.class, () -> store().list(range, ReadTime.latest()));
  }
}
