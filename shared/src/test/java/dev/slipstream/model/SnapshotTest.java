package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a change has seen. */
final class SnapshotTest {

  private static final DocPath A = DocPath.of("c", "a");
  private static final DocPath B = DocPath.of("c", "b");
  private static final Document FOUND =
      new Document(A, Fields.of("n", Value.of(1)), Instant.EPOCH, Instant.EPOCH);

  private final Snapshot seen = Snapshot.empty().with(List.of(A, B), List.of(FOUND));

  @Test
  void aDocumentIsFoundOrKnownToBeMissing() {
    assertEquals(Optional.of(FOUND), seen.get(A));
    assertEquals(Optional.of(FOUND.fields()), seen.fields(A));
    assertEquals(Optional.empty(), seen.get(B));
    assertEquals(Optional.empty(), seen.fields(B));
  }

  @Test
  void whatWasNotReadIsNotTakenForMissing() {
    DocPath unread = DocPath.of("c", "unread");
    assertFalse(seen.hasRead(unread));
    assertFalse(seen.hasReadAll(List.of(A, unread)));
    assertThrows(IllegalStateException.class, () -> seen.get(unread));
    assertThrows(IllegalStateException.class, () -> seen.fields(unread));
  }

  @Test
  void itRemembersAllThatWasAskedFor() {
    assertTrue(seen.hasReadAll(List.of(A, B)));
    assertEquals(Set.of(A, B), seen.paths());
    assertThrows(UnsupportedOperationException.class, () -> seen.paths().clear());
  }

  @Test
  void moreIsAddedToACopy() {
    DocPath more = DocPath.of("c", "more");
    Snapshot larger = seen.with(List.of(more), List.of());
    assertTrue(larger.hasReadAll(List.of(A, B, more)));
    assertFalse(seen.hasRead(more));
    assertEquals(Set.of(), Snapshot.empty().paths());
  }
}
