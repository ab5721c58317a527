package dev.slipstream.mapping;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Legacy names of one kind and their ids, one to one. */
public final class NameTable {

  private final String kind;
  private final String version;
  private final long createdAt;
  private final Map<String, String> ids;
  private final Map<String, String> namesById = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, Optional<String>> byFoldedName = new HashMap<>();

  private NameTable(String kind, String version, long createdAt, Map<String, String> ids) {
    this.kind = kind;
    this.version = version;
    this.createdAt = createdAt;
    this.ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
  }

  /** Checks the table; a {@link MappingException} names the first thing wrong. */
  public static NameTable of(String kind, String version, long createdAt, Map<String, String> ids) {
    NameTable table = new NameTable(kind, version, createdAt, ids);
    Set<String> given = new HashSet<>();
    ids.forEach(
        (name, id) -> {
          check(kind, name, id);
          require(given.add(id), "the id " + id + " is given twice");
          table.add(name, id);
        });
    return table;
  }

  private void add(String name, String id) {
    require(
        byName.put(Names.normalize(name), id) == null, "the name \"" + name + "\" is given twice");
    namesById.put(id, name);
    byFoldedName.merge(Names.fold(name), Optional.of(id), (a, b) -> Optional.empty());
  }

  private static void check(String kind, String name, String id) {
    require(!name.isBlank(), "a name is blank");
    require(
        OpaqueId.isValid(id) && id.startsWith(kind + "_"),
        "the id " + id + " of \"" + name + "\" is not a " + kind + " id (contract D1)");
  }

  private static void require(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw new MappingException(otherwise);
    }
  }

  /** The ids' prefix: car, spell, item or trk. */
  public String kind() {
    return kind;
  }

  /** The version of the tables, such as {@code v2025.10.15}. */
  public String version() {
    return version;
  }

  /** Epoch milliseconds, as the table's source gives it. */
  public long createdAt() {
    return createdAt;
  }

  /** The ids by name as written. */
  public Map<String, String> ids() {
    return ids;
  }

  /** The name that has the id, as the table writes it. */
  public Optional<String> nameOf(String id) {
    return Optional.ofNullable(namesById.get(id));
  }

  /** The id of a name: exactly, or regardless of case where only one name fits. */
  public Optional<String> idOf(String name) {
    return Optional.ofNullable(byName.get(Names.normalize(name)))
        .or(() -> byFoldedName.getOrDefault(Names.fold(name), Optional.empty()));
  }
}
