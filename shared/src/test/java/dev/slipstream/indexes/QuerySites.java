package dev.slipstream.indexes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the product's code asks a query, read off its sources. */
final class QuerySites {

  /** Where a query is made, narrowed or added up. */
  private static final Pattern SITE =
      Pattern.compile(
          "\\bQuery\\s*\\.(?:collection|group|between)\\(|\\b\\w+\\.where\\(|\\bstore\\w*(?:\\(\\))?\\s*\\.(?:sum|count)\\(");

  private static final Set<String> MODULES = Set.of("shared", "functions", "operator");

  private QuerySites() {}

  /** Each as its file and its expression: {@code ClanTotals: Query.collection("Clans")}. */
  static Set<String> of(Path root) throws IOException {
    Set<String> sites = new TreeSet<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(root.resolve(module))) {
        files.filter(QuerySites::isProduct).forEach(file -> add(file, sites));
      }
    }
    return sites;
  }

  private static boolean isProduct(Path file) {
    return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
  }

  private static void add(Path file, Set<String> sites) {
    String source = text(file);
    String type = file.getFileName().toString().replace(".java", "");
    for (Matcher site = SITE.matcher(source); site.find(); ) {
      String expression = source.substring(site.start(), end(source, site.end()));
      sites.add(type + ": " + expression.replaceAll("\\s+", ""));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Behind the parenthesis that closes what is open at the beginning. */
  private static int end(String source, int start) {
    int open = 1;
    int at = start;
    while (open > 0) {
      char next = source.charAt(at++);
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
    }
    return at;
  }
}
