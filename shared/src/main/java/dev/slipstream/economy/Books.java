package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.List;
import java.util.Optional;

/** A player's amounts under the schema that is authoritative, and how others are written there. */
interface Books {

  Schema schema();

  /** Where the ledger ends. */
  LedgerHead ledger();

  Amounts amounts();

  /** What must be seen, and has not been, before {@code after} can be written. */
  List<DocPath> reads(Amounts after, Snapshot seen);

  /** What of another kind stands where an amount belongs, so that it cannot be written. */
  Optional<Finding> obstacle(Amounts after);

  /** Everything that changes but the entry itself. */
  List<Write> writes(LedgerEntry entry, Amounts after, Snapshot seen);
}
