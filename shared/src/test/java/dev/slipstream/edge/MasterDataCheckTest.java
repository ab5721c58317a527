package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MasterDataCheckTest {

  private static final DocPath MARKER = DocPath.of("AdminOps", "mappings_20251015");
  private static final Fields OURS = Fields.of("tablesHash", Value.of("ours"));

  private final MemoryStore store = new MemoryStore();
  private final MasterDataCheck check = new MasterDataCheck(store, MARKER, OURS::equals);

  private void assertMissing() {
    CallException e = assertThrows(CallException.class, check::require);
    assertEquals(Status.FAILED_PRECONDITION, e.status());
    assertEquals("MASTER_DATA_MISSING", e.code());
    assertEquals(
        "The master data of this build is not in the database; an operator seeds it with"
            + " ./slipstream seed gamedata --execute.",
        e.getMessage());
  }

  @Test
  void withoutTheMarkerNobodyIsMigrated() {
    assertMissing();
  }

  @Test
  void theMarkerOfOtherTablesDoesNotCount() {
    Writes.put(store, Map.of(MARKER, Fields.of("tablesHash", Value.of("theirs"))));
    assertMissing();
  }

  @Test
  void noIsAskedAgainAndYesIsRemembered() {
    assertMissing();
    Writes.put(store, Map.of(MARKER, OURS));
    assertDoesNotThrow(check::require);
    Writes.put(store, Map.of(MARKER, Fields.empty()));
    assertDoesNotThrow(check::require, "yes is not asked again");
  }
}
