package dev.slipstream.archive.folder;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An archive in a folder, which is made with its first file. */
public final class FolderArchive implements Archive {

  /** No name ends so: a file that is being written. */
  private static final String UNFINISHED = "~";

  private final Path folder;

  public FolderArchive(Path folder) {
    this.folder = folder;
  }

  /** Written beside its place and linked into it, which fails where something is there. */
  @Override
  public void write(String name, byte[] bytes) {
    Path file = file(name);
    try {
      Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
      Path unfinished = Files.createTempFile(parent, "", UNFINISHED);
      try {
        Files.write(unfinished, bytes);
        Files.createLink(file, unfinished);
      } finally {
        Files.delete(unfinished);
      }
    } catch (FileAlreadyExistsException e) {
      throw ArchiveException.exists(name, e);
    } catch (IOException e) {
      throw ArchiveException.unavailable(name, e);
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ArchiveException.unavailable(name, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith(prefix) && !name.endsWith(UNFINISHED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw ArchiveException.unavailable(prefix, e);
    }
  }

  private Path file(String name) {
    Archive.requireName(name);
    return folder.resolve(name);
  }
}
