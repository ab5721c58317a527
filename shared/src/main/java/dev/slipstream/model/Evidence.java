package dev.slipstream.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a migrated subject is judged by, all as of one time.
 *
 * @param planned by a fresh plan of the sources as they are
 * @param stored documents of the new schema that exist
 * @param journal the journal's entries, all of them
 * @param mirrored sources that the server has brought up to date since the migration
 * @param late sources that hold, or once held, what came late: they prove nothing any more
 * @param signed documents that another operation than the migration's has signed
 */
public record Evidence(
    Subject subject,
    List<Target> planned,
    Map<DocPath, Fields> stored,
    Map<DocPath, Fields> journal,
    Set<String> mirrored,
    Set<String> late,
    Set<DocPath> signed) {

  public Evidence {
    planned = List.copyOf(planned);
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    journal = Collections.unmodifiableMap(new TreeMap<>(journal));
    mirrored = Set.copyOf(mirrored);
    late = Set.copyOf(late);
    signed = Set.copyOf(signed);
  }

  /** The fields of a stored document; none where it does not exist. */
  public Fields storedAt(DocPath path) {
    return stored.getOrDefault(path, Fields.empty());
  }
}
