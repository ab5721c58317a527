package dev.slipstream.cleanup;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.folder.FolderArchive;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FolderCleanupTest extends CleanupContract {

  @TempDir private Path folder;

  @Override
  Archive archive() {
    return new FolderArchive(folder);
  }
}
