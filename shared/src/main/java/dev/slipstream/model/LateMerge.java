package dev.slipstream.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a migration knows of merging what came late into a subject's new documents, design M3. Pure;
 * the engine finds what came late, sees that nothing has happened since, and writes.
 */
public interface LateMerge {

  /** The phases whose documents follow from a source, its own first. */
  Set<String> fedBy(String source);

  /**
   * The documents of a phase as the contract lists them, D3: without bookkeeping and the server's
   * clock.
   *
   * @param documents of the footprint, stored or planned
   * @param journal the journal's entries, of which a phase may hold those of the last migration
   */
  Map<DocPath, Fields> content(
      String phase, Map<DocPath, Fields> documents, Map<DocPath, Fields> journal);

  /**
   * The best of what is stored and what is planned from a source, where that is right whatever has
   * happened since, such as records; empty for a source whose word replaces what was.
   *
   * @return the documents as they are to be, those that stay as they are among them
   */
  Optional<Map<DocPath, Fields>> best(
      String source, Map<DocPath, Fields> stored, Map<DocPath, Fields> planned);

  /** Why this must not be merged, as a sentence; empty where it is provably right. */
  Optional<String> objection(Late late);

  /** How the amounts that change are booked; empty where none does. */
  Optional<Booking> booking(Late late, String opId);

  /**
   * What came late, and what it would make of a subject, all as of one time.
   *
   * @param sources the late documents by name
   * @param before documents of the footprint that exist
   * @param after as they would be
   * @param journal its entries, all of them
   */
  record Late(
      Subject subject,
      Map<String, Document> sources,
      Map<DocPath, Fields> before,
      Map<DocPath, Fields> after,
      Map<DocPath, Fields> journal) {
    public Late {
      sources = Map.copyOf(sources);
      before = Map.copyOf(before);
      after = Map.copyOf(after);
      journal = Map.copyOf(journal);
    }
  }

  /**
   * A change of amounts, as the books have it.
   *
   * @param entry of the journal, which never changes
   * @param state what the footprint's pulse says of the journal from then on
   * @param before the amounts that change
   * @param after the same amounts
   */
  record Booking(Target entry, Fields state, Fields before, Fields after) {

    public List<String> names() {
      return List.copyOf(before.map().keySet());
    }
  }
}
