package dev.slipstream.archive;

import dev.slipstream.archive.folder.FolderArchive;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FolderArchiveTest extends ArchiveContract {

  @TempDir private Path folder;

  @Override
  Archive archive() {
    return new FolderArchive(folder.resolve("made"));
  }
}
