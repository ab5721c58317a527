package dev.slipstream.model;

import java.util.Arrays;
import java.util.List;

/**
 * The address of a document: an even number of segments, collection and document id in turn, such
 * as {@code Players/u1/Economy/Stats}. A path that Firestore would refuse cannot be built.
 */
public record DocPath(List<String> segments) implements Comparable<DocPath> {

  private static final int MAX_BYTES = 6 * 1024;
  private static final int MAX_SEGMENTS = 200;

  public DocPath {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "a document path has an even number of segments: " + String.join("/", segments));
    }
    segments.forEach(DocPath::check);
    if (segments.size() > MAX_SEGMENTS || DocumentSize.of(segments) > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a document path has at most 100 collections and 6 KiB: " + String.join("/", segments));
    }
  }

  public static DocPath of(String... segments) {
    return new DocPath(List.of(segments));
  }

  /** Reads {@code a/b/c/d}; a leading slash is tolerated. */
  public static DocPath parse(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return new DocPath(Arrays.asList(relative.split("/", -1)));
  }

  /** True where {@code id} can be the id of a document or collection. */
  public static boolean isValidId(String id) {
    return Naming.isValid(id) && id.indexOf('/') < 0 && !id.equals(".") && !id.equals("..");
  }

  private static void check(String segment) {
    if (!isValidId(segment)) {
      throw new IllegalArgumentException("not a Firestore document or collection id: " + segment);
    }
  }

  /** The document {@code collection/id} below this one. */
  public DocPath child(String collection, String id) {
    String[] longer = segments.toArray(new String[segments.size() + 2]);
    longer[segments.size()] = collection;
    longer[segments.size() + 1] = id;
    return of(longer);
  }

  public String id() {
    return segments.get(segments.size() - 1);
  }

  /** The id of the collection that holds the document. */
  public String collectionId() {
    return segments.get(segments.size() - 2);
  }

  /** The path of the collection that holds the document, such as {@code Players/u1/Economy}. */
  public String collection() {
    return String.join("/", segments.subList(0, segments.size() - 1));
  }

  /** Orders as Firestore does: segment by segment, each by its UTF-8 bytes. */
  @Override
  public int compareTo(DocPath other) {
    int shared = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < shared; i++) {
      int order = UnicodeText.compare(segments.get(i), other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
