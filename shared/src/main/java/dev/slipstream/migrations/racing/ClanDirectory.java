package dev.slipstream.migrations.racing;

import dev.slipstream.layout.AdminPaths;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.UnicodeText;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Clans by name, one document per name regardless of case, written with the clans themselves: a
 * query by name inside a transaction would lock every clan there is.
 */
final class ClanDirectory {

  private ClanDirectory() {}

  /** A clan under the name as its founder wrote it. */
  record Entry(String clanId, String name) {}

  static DocPath path(String name) {
    return AdminPaths.clansOfName(Digest.hex(fold(name)));
  }

  /**
   * The clans meant by a name, contract C4: those of exactly this name, or where there are none
   * those that differ in case only.
   */
  static List<String> clansNamed(String name, Fields directory) {
    List<Entry> entries = entries(directory);
    List<String> exact =
        entries.stream()
            .filter(entry -> trim(entry.name()).equals(trim(name)))
            .map(Entry::clanId)
            .toList();
    return exact.isEmpty() ? entries.stream().map(Entry::clanId).toList() : exact;
  }

  /** The directory document with a clan added. */
  static Fields with(Fields directory, String clanId, String name) {
    List<Value> clans = new ArrayList<>(directory.items("clans"));
    clans.add(Fields.builder().put("clanId", clanId).put("name", name).build());
    return Fields.builder().put("name", fold(name)).put("clans", Value.items(clans)).build();
  }

  private static List<Entry> entries(Fields directory) {
    return directory.items("clans").stream()
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .map(clan -> new Entry(clan.text("clanId").orElse(""), clan.text("name").orElse("")))
        .toList();
  }

  private static String trim(String name) {
    return UnicodeText.composed(name).strip();
  }

  private static String fold(String name) {
    return trim(name).toLowerCase(Locale.ROOT);
  }
}
