package dev.slipstream.economy;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.engine.Mirror;
import dev.slipstream.layout.Amounts;
import dev.slipstream.legacy.Notes;
import dev.slipstream.migrations.racing.LegacyAmounts;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A completed player's legacy blobs, kept up to date until cleanup, design M5, and stamped so that
 * the late-write sweep knows whose write it is. What a client wrote there late, and nobody has
 * looked at yet, is left as it is for the sweep to find.
 */
record MirroredBlobs(Posting posting, Game game) {

  List<Write> writes(Amounts after, Snapshot seen) {
    Map<String, DocPath> documents = LegacyAmounts.documents(posting.player());
    if (!game.mirrors() || !documents.values().stream().allMatch(seen::hasRead)) {
      return List.of();
    }
    Notes notes = new Notes();
    LegacyAmounts legacy =
        LegacyAmounts.read(
            posting.player(),
            seen,
            game.mappings(),
            game.catalogues(),
            posting.delta().keySet(),
            notes);
    Map<String, String> texts =
        notes.fatal().isPresent() ? Map.of() : legacy.with(after).orElse(Map.of());
    List<Write> writes = new ArrayList<>();
    documents.forEach(
        (name, path) -> {
          if (texts.containsKey(name) && isKnown(name, path, seen)) {
            writes.add(new Write.Merge(path, stamped(name, texts.get(name))));
          }
        });
    return writes;
  }

  /** A document that is not there stays so: after cleanup nothing is mirrored. */
  private boolean isKnown(String name, DocPath path, Snapshot seen) {
    RacingMigration migration = game.migration();
    Checkpoint checkpoint =
        new Checkpoint(seen.fields(migration.checkpoint(posting.player())).orElseThrow());
    return seen.get(path)
        .filter(found -> Mirror.isKnown(checkpoint, name, found, fingerprint(name, found)))
        .isPresent();
  }

  private String fingerprint(String name, Document found) {
    return game.migration().fingerprint(name, found);
  }

  private Fields stamped(String name, String text) {
    return Fields.of(name, Value.of(text))
        .merge(Mirror.stamp(posting.operation().opId(), RacingMigration.fingerprintOf(text)));
  }
}
