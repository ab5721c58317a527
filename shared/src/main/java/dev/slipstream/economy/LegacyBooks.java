package dev.slipstream.economy;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.Schema;
import dev.slipstream.legacy.Notes;
import dev.slipstream.migrations.racing.LegacyAmounts;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A player before the cut-over: the blobs count, and are patched in place. Clans follow at the
 * cut-over, contract F5. The ledger has begun already, and the checkpoint knows its end.
 */
final class LegacyBooks implements Books {

  private final Subject player;
  private final Game game;
  private final Optional<Fields> checkpoint;
  private final LegacyAmounts legacy;

  private LegacyBooks(
      Subject player, Game game, Optional<Fields> checkpoint, LegacyAmounts legacy) {
    this.player = player;
    this.game = game;
    this.checkpoint = checkpoint;
    this.legacy = legacy;
  }

  /**
   * Reads the blobs.
   *
   * @param notes takes what is found; where something fatal is, the books are not to be used
   */
  static LegacyBooks of(Posting posting, Game game, Snapshot seen, Notes notes) {
    Subject player = posting.player();
    LegacyAmounts legacy =
        LegacyAmounts.read(
            player, seen, game.mappings(), game.catalogues(), posting.delta().keySet(), notes);
    return new LegacyBooks(player, game, seen.fields(game.migration().checkpoint(player)), legacy);
  }

  @Override
  public Schema schema() {
    return Schema.LEGACY;
  }

  @Override
  public LedgerHead ledger() {
    return checkpoint.map(LedgerHead::in).orElse(LedgerHead.NONE);
  }

  @Override
  public Amounts amounts() {
    return legacy.amounts();
  }

  @Override
  public List<DocPath> reads(Amounts after, Snapshot seen) {
    return List.of();
  }

  @Override
  public Optional<Finding> obstacle(Amounts after) {
    return legacy.obstacle(after);
  }

  @Override
  public List<Write> writes(LedgerEntry entry, Amounts after, Snapshot seen) {
    Map<String, String> texts = legacy.with(after).orElseThrow();
    Map<String, DocPath> documents = LegacyAmounts.documents(player);
    List<Write> writes = new ArrayList<>();
    documents.forEach(
        (name, path) -> {
          if (texts.containsKey(name)) {
            writes.add(new Write.Merge(path, Fields.of(name, Value.of(texts.get(name)))));
          }
        });
    writes.add(ledgerEnds(entry.head()));
    return writes;
  }

  /** The checkpoint of a player whom no run has touched begins here. */
  private Write ledgerEnds(LedgerHead head) {
    DocPath path = game.migration().checkpoint(player);
    Fields ledger = Fields.of(LedgerHead.FIELD, head.toFields());
    return checkpoint.isPresent()
        ? new Write.Merge(path, ledger)
        : new Write.Create(
            path, Checkpoint.untouched(game.migration(), player).fields().merge(ledger));
  }
}
