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
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A completed player's legacy blobs, kept up to date until cleanup, design M5, and stamped so that
 * the late-write sweep knows whose write it is. What a client wrote there late, and nobody has
 * looked at yet, is left as it is for the sweep to find. A document that is not there stays so, as
 * after cleanup, and one that would grow beyond what a document may hold stays as it is: what is
 * mirrored stops nobody.
 */
record MirroredBlobs(Posting posting, Game game) {

  private static final LimitCheck FITS = new LimitCheck(Limits.production());

  List<Write> writes(Amounts after, Snapshot seen) {
    Map<String, DocPath> documents = LegacyAmounts.documents(posting.player());
    if (!game.mirrors() || !documents.values().stream().allMatch(seen::hasRead)) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>();
    documents.forEach(
        (name, path) ->
            seen.get(path)
                .filter(found -> isKnown(name, found, seen))
                .flatMap(found -> text(name, found, after).map(text -> stamped(name, text)))
                .filter(fields -> FITS.problem(path, fields).isEmpty())
                .ifPresent(fields -> writes.add(new Write.Merge(path, fields))));
    return writes;
  }

  /**
   * The text of a document with the amounts in it; empty where it has them already, or cannot take
   * them. It is read without the other document, whose faults are not its own.
   */
  private Optional<String> text(String name, Document found, Amounts after) {
    Snapshot alone =
        Snapshot.empty().with(LegacyAmounts.documents(posting.player()).values(), List.of(found));
    Notes notes = new Notes();
    LegacyAmounts legacy =
        LegacyAmounts.read(
            posting.player(),
            alone,
            game.mappings(),
            game.catalogues(),
            posting.delta().keySet(),
            notes);
    return notes.fatal().isPresent()
        ? Optional.empty()
        : legacy.with(after).flatMap(texts -> Optional.ofNullable(texts.get(name)));
  }

  private boolean isKnown(String name, Document found, Snapshot seen) {
    RacingMigration migration = game.migration();
    Checkpoint checkpoint =
        new Checkpoint(seen.fields(migration.checkpoint(posting.player())).orElseThrow());
    return Mirror.isKnown(checkpoint, name, found, migration.fingerprint(name, found));
  }

  private Fields stamped(String name, String text) {
    return Fields.of(name, Value.of(text))
        .merge(Mirror.stamp(posting.operation().opId(), RacingMigration.fingerprintOf(text)));
  }
}
