package dev.slipstream.store.firestore;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Names as the protocol wants them.
 *
 * @param database {@code projects/…/databases/(default)}
 * @param documents where the database's root collections are
 */
record Names(String database, String documents) {

  private static final Pattern SIMPLE = Pattern.compile("[a-zA-Z_][a-zA-Z_0-9]*");

  static Names ofProject(String projectId) {
    String database = "projects/" + projectId + "/databases/(default)";
    return new Names(database, database + "/documents");
  }

  String of(DocPath path) {
    return documents + "/" + path;
  }

  DocPath path(String name) {
    if (!name.startsWith(documents + "/")) {
      throw new StoreException(Reason.REFUSED, "not a document of " + database + ": " + name);
    }
    return DocPath.parse(name.substring(documents.length() + 1));
  }

  static String of(FieldPath path) {
    return of(path.names());
  }

  /** The place of a field: names joined by dots, quoted unless they are simple. */
  static String of(List<String> place) {
    StringJoiner joined = new StringJoiner(".");
    place.forEach(name -> joined.add(quoted(name)));
    return joined.toString();
  }

  private static String quoted(String name) {
    return SIMPLE.matcher(name).matches()
        ? name
        : "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }
}
