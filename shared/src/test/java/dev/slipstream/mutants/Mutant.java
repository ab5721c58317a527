package dev.slipstream.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mistake: in some files of the product one piece of text stands in place of another.
 *
 * @param name the mistake in words
 */
record Mutant(String name, List<Edit> edits) {

  private static final Path SOURCES = Path.of("src/main/java/dev/slipstream");
  private static final Pattern OPERATIONS = Pattern.compile("economy/.*");
  private static final Pattern WAY_BACK =
      Pattern.compile(".*/(.*Back|Listing|Clearing|Abandoning|Opening)[.]java");
  private static final Pattern WAVES = Pattern.compile("waves/.*");
  private static final Path LIST = Path.of("src/test/resources/mutants.txt");

  /**
   * One place that is changed.
   *
   * @param file below the product's root package
   * @param right what stands there, once
   * @param wrong what stands there instead
   */
  record Edit(String file, String right, String wrong) {}

  /** All mutants, in the order of the list. */
  static List<Mutant> all() {
    List<Mutant> mutants = new ArrayList<>();
    for (String block : read(LIST).split("(?m)^## ", -1)) {
      if (!block.isBlank() && !block.startsWith("#")) {
        mutants.add(parse(block));
      }
    }
    return mutants;
  }

  /** The name, then for each edit its file, the right lines after {@code -}, the wrong after +. */
  private static Mutant parse(String block) {
    List<String> lines = block.lines().toList();
    List<Edit> edits = new ArrayList<>();
    String file = "";
    List<String> right = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("-")) {
        right.add(line.substring(1));
      } else if (line.startsWith("+")) {
        wrong.add(line.substring(1));
      } else if (!line.isBlank()) {
        if (!right.isEmpty()) {
          edits.add(new Edit(file, String.join("\n", right), String.join("\n", wrong)));
        }
        file = line.strip();
        right.clear();
        wrong.clear();
      }
    }
    edits.add(new Edit(file, String.join("\n", right), String.join("\n", wrong)));
    return new Mutant(lines.get(0).strip(), edits);
  }

  /** What the mistake is in: operations, the way back, waves, or else migrations. */
  String field() {
    if (isIn(OPERATIONS)) {
      return "operations";
    }
    if (isIn(WAY_BACK)) {
      return "way back";
    }
    return isIn(WAVES) ? "waves" : "migrations";
  }

  private boolean isIn(Pattern files) {
    return edits.stream().anyMatch(edit -> files.matcher(edit.file()).matches());
  }

  /** The files with the mistake in them, by their names below the root package. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Edit edit : edits) {
      String source = sources.getOrDefault(edit.file(), read(SOURCES.resolve(edit.file())));
      int at = source.indexOf(edit.right());
      if (at < 0 || source.indexOf(edit.right(), at + 1) >= 0) {
        throw new IllegalStateException(
            "\""
                + name
                + "\" does not fit: what it changes must stand in "
                + edit.file()
                + " just once:\n"
                + edit.right());
      }
      sources.put(edit.file(), source.replace(edit.right(), edit.wrong()));
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
