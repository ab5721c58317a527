package dev.slipstream.cleanup;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import dev.slipstream.engine.OldDocuments;
import dev.slipstream.engine.OldDocuments.Look;
import dev.slipstream.engine.RemovalOutcome;
import dev.slipstream.engine.RemovalTerms;
import dev.slipstream.model.Document;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.List;

/**
 * Archives a migrated subject's old documents, reads the archive back, and only then removes them.
 * Whenever it is cut short, the documents are in the store, or whole in the archive and the
 * checkpoint says where. Safe to call again at any time, by anybody, at once.
 */
public final class Cleanup {

  /** How often the documents may change while they are archived. */
  private static final int MAX_ATTEMPTS = 3;

  private final OldDocuments old;
  private final Archive archive;

  public Cleanup(Store store, Archive archive) {
    this.old = new OldDocuments(store);
    this.archive = archive;
  }

  /** Waits until as many documents may be written. */
  public interface Pace {
    void await(int documents);
  }

  /** What cleaning up would come to; writes nothing, not even to the archive. */
  public <S> CleanedUp plan(Migration<S> migration, Subject subject, RemovalTerms terms) {
    Look look = old.look(migration, subject, terms);
    return new CleanedUp(subject, look.outcome(), look.documents().size(), look.usage());
  }

  /**
   * Cleans a subject up.
   *
   * @param pace is asked before each commit that removes something
   */
  public <S> CleanedUp cleanUp(
      Migration<S> migration, Subject subject, RemovalTerms terms, Pace pace) {
    Usage usage = Usage.NONE;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Look found = old.look(migration, subject, terms);
      usage = usage.plus(found.usage());
      if (found.outcome() != RemovalOutcome.REMOVABLE) {
        return new CleanedUp(subject, found.outcome(), 0, usage);
      }
      LegacyFile file = LegacyFile.of(migration.id(), subject, found.documents());
      if (!isArchived(file, found.documents())) {
        return new CleanedUp(subject, RemovalOutcome.ARCHIVE_UNVERIFIED, 0, usage);
      }
      pace.await(found.documents().size() + 1);
      Look removed = old.remove(migration, subject, terms, found.documents(), file.archived());
      usage = usage.plus(removed.usage());
      if (removed.outcome() != RemovalOutcome.CHANGED) {
        return new CleanedUp(subject, removed.outcome(), removed.documents().size(), usage);
      }
    }
    return new CleanedUp(subject, RemovalOutcome.CHANGED, 0, usage);
  }

  /** Whether the archive gives back exactly what was put there, and it reads as it was. */
  private boolean isArchived(LegacyFile file, List<Document> documents) {
    String name = file.archived().name();
    if (archive.read(name).isEmpty()) {
      write(name, file.bytes());
    }
    return archive
        .read(name)
        .flatMap(back -> LegacyFile.documents(back, file.archived()))
        .filter(documents::equals)
        .isPresent();
  }

  /** Another who cleans up the same subject may have been faster; what is read back decides. */
  private void write(String name, byte[] bytes) {
    try {
      archive.write(name, bytes);
    } catch (ArchiveException e) {
      if (!e.isThere()) {
        throw e;
      }
    }
  }
}
