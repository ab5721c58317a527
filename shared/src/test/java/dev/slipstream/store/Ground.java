package dev.slipstream.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.store.memory.Faults.Fate;
import dev.slipstream.testing.Changes;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the cases of the contract stand on: a store, and names that no other case uses. */
interface Ground {

  Store store();

  /** The same database through a store with other limits. */
  Store storeWith(Limits limits);

  /** The same database through a store whose commits fare as told. */
  Store storeWhoseCommits(Supplier<Fate> fates);

  /** The id of a collection that is empty, at the root and below any document. */
  String collection();

  default Store storeWhoseFirstCommitIs(Fate first) {
    Iterator<Fate> fates = List.of(first).iterator();
    return storeWhoseCommits(() -> fates.hasNext() ? fates.next() : Fate.DONE);
  }

  /** A document of this case. */
  default DocPath doc(String id) {
    return DocPath.of(collection(), id);
  }

  default void write(Write... writes) {
    store().apply(Changes.writing(writes));
  }

  default void put(DocPath path, Fields fields) {
    write(new Write.Put(path, fields));
  }

  default Optional<Document> find(DocPath path) {
    return store().read(List.of(path), ReadTime.latest()).snapshot().get(path);
  }

  default Document read(DocPath path) {
    return find(path).orElseThrow(() -> new AssertionError("does not exist: " + path));
  }

  default void assertFields(Fields expected, DocPath path) {
    assertEquals(expected, read(path).fields());
  }

  default void assertMissing(DocPath path) {
    assertEquals(Optional.empty(), find(path));
  }

  /** The commit fails for this reason, and nothing of it is written. */
  default StoreException assertFails(Reason reason, Write... writes) {
    DocPath witness = doc("witness");
    Write[] all = Arrays.copyOf(writes, writes.length + 1);
    all[writes.length] = new Write.Put(witness, Fields.empty());
    StoreException failure = assertThrows(StoreException.class, () -> write(all));
    assertEquals(reason, failure.reason(), failure::toString);
    assertMissing(witness);
    return failure;
  }

  default void assertRefused(String because, Write... writes) {
    String message = assertFails(Reason.REFUSED, writes).getMessage();
    assertTrue(message.contains(because), message);
  }

  static Fields number(long value) {
    return Fields.of("n", Value.of(value));
  }

  static Fields text(String value) {
    return Fields.of("t", Value.of(value));
  }

  static Fields map(String name, Value value) {
    return Fields.of(name, value);
  }
}
