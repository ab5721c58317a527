package dev.slipstream.cleanup;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import dev.slipstream.engine.Archived;
import dev.slipstream.engine.Attic;
import dev.slipstream.engine.EngineCode;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.util.Optional;

/** Old documents from the archive. One that does not answer is like a store that does not. */
public final class ArchiveAttic implements Attic {

  private final Archive archive;

  public ArchiveAttic(Archive archive) {
    this.archive = archive;
  }

  @Override
  public Opened open(Archived archived) {
    Optional<byte[]> file = read(archived.name());
    if (file.isEmpty()) {
      return new Opened.Closed(EngineCode.ARCHIVE_MISSING);
    }
    return LegacyFile.documents(file.get(), archived)
        .<Opened>map(Opened.Documents::new)
        .orElseGet(() -> new Opened.Closed(EngineCode.ARCHIVE_ALTERED));
  }

  private Optional<byte[]> read(String name) {
    try {
      return archive.read(name);
    } catch (ArchiveException e) {
      throw new StoreException(Reason.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
