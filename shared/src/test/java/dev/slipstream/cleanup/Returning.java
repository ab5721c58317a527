package dev.slipstream.cleanup;

import dev.slipstream.archive.Archive;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An archive that gives back other bytes than it has, or none. */
record Returning(Archive archive, UnaryOperator<Optional<byte[]>> instead) implements Archive {

  @Override
  public void write(String name, byte[] bytes) {
    archive.write(name, bytes);
  }

  @Override
  public Optional<byte[]> read(String name) {
    return instead.apply(archive.read(name));
  }

  @Override
  public List<String> list(String prefix) {
    return archive.list(prefix);
  }
}
