package dev.slipstream.cleanup;

import dev.slipstream.archive.Archive;
import java.util.List;
import java.util.Optional;

/** An archive at which something happens whenever a file was written. */
record Between(Archive archive, Runnable afterWrite) implements Archive {

  @Override
  public void write(String name, byte[] bytes) {
    archive.write(name, bytes);
    afterWrite.run();
  }

  @Override
  public Optional<byte[]> read(String name) {
    return archive.read(name);
  }

  @Override
  public List<String> list(String prefix) {
    return archive.list(prefix);
  }
}
