package dev.slipstream.archive;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that are written once and never changed. Every adapter passes one contract, {@code
 * ArchiveContract}. Failures are {@link ArchiveException}.
 */
public interface Archive {

  /** Parts of letters, digits and {@code . _ : -}, with slashes between; no part is dots only. */
  Pattern NAME = Pattern.compile("(?=.{1,512}$)(?!.*(^|/)\\.+(/|$))[\\w.:-]+(/[\\w.:-]+)*");

  /** Writes a file that must not exist, whole or not at all. */
  void write(String name, byte[] bytes);

  /** The bytes of a file; empty where there is none. */
  Optional<byte[]> read(String name);

  /** The names that begin so, in order. */
  List<String> list(String prefix);

  /** Refuses a name that not every archive can hold. */
  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name that an archive can hold: " + name);
    }
  }
}
