package dev.slipstream.engine;

import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Deciding;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.List;
import java.util.Optional;

/**
 * The old documents of migrated subjects, and their removal: first {@link #look}, then archive what
 * was found, then {@link #remove} exactly that.
 */
public final class OldDocuments {

  private final Store store;

  public OldDocuments(Store store) {
    this.store = store;
  }

  /**
   * What was found or done.
   *
   * @param documents the old documents, where they can go or went
   * @param usage 1 read where the checkpoint is against it, else 1 and the old documents; a removal
   *     writes the checkpoint and deletes each document that exists
   */
  public record Look(RemovalOutcome outcome, List<Document> documents, Usage usage) {
    public Look {
      documents = List.copyOf(documents);
    }
  }

  /** Whether a subject's old documents can go, and what they are; writes nothing. */
  public <S> Look look(Migration<S> migration, Subject subject, RemovalTerms terms) {
    Deciding.Decided<Removal.Seen> decided =
        Deciding.preview(
            store, new Removal<>(migration, subject, terms, Optional.empty()), ReadTime.latest());
    return look(decided.commit().answer(), decided.usage());
  }

  /**
   * Removes a subject's old documents if they are still those that were archived.
   *
   * @param documents as the look has found them
   */
  public <S> Look remove(
      Migration<S> migration,
      Subject subject,
      RemovalTerms terms,
      List<Document> documents,
      Archived archived) {
    Removal.Kept kept = new Removal.Kept(documents, archived);
    Applied<Removal.Seen> applied =
        store.apply(new Removal<>(migration, subject, terms, Optional.of(kept)));
    return look(applied.answer(), applied.usage());
  }

  private static Look look(Removal.Seen seen, Usage usage) {
    return new Look(seen.outcome(), seen.documents(), usage);
  }
}
