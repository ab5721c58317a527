package dev.slipstream.migrations.racing;

import dev.slipstream.layout.AdminPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.model.Change;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be there before the first player: mapping tables, catalogues, the XP curve, and the
 * clans with their members (contract B11 and F1). The marker is written last.
 */
public final class MasterData {

  /** The legacy collection whose documents become clans. */
  public static final String CLANS = LegacyPaths.CLANS;

  /** The tables' version as paths write it: v2025.10.15 → 20251015. */
  private final String version;

  private final Mappings mappings;
  private final Catalogues catalogues;

  public MasterData(Mappings mappings, Catalogues catalogues) {
    this.mappings = mappings;
    this.catalogues = catalogues;
    this.version = mappings.cars().version().replaceAll("[^0-9]", "");
  }

  /** The mapping tables for the operators' eyes; functions use those that travel in the jar. */
  public List<Write> tables() {
    List<Write> tables = new ArrayList<>();
    tables.add(table("cars", mappings.cars()));
    tables.add(table("spells", mappings.spells()));
    tables.add(table("items", mappings.items()));
    tables.add(table("tracks", mappings.tracks()));
    return tables;
  }

  private Write table(String name, NameTable table) {
    return new Write.Put(
        AdminPaths.mappingTable(version, name),
        Fields.builder()
            .put("version", table.version())
            .put("mappings", ids(table))
            .put("createdAt", table.createdAt())
            .build());
  }

  private static Fields ids(NameTable table) {
    Map<String, Value> ids = new LinkedHashMap<>();
    table.ids().forEach((name, id) -> ids.put(name, Value.of(id)));
    return new Fields(ids);
  }

  /** Catalogues and the XP curve below {@code /GameData/v1}. */
  public List<Write> gameData() {
    List<Write> documents = new ArrayList<>();
    catalogues
        .documents()
        .forEach(
            (catalogue, entries) ->
                entries
                    .map()
                    .forEach((id, entry) -> documents.add(entry(catalogue, id, (Fields) entry))));
    documents.add(entry("XpCurve", XpCurve.ID, xpCurve()));
    return documents;
  }

  private Write entry(String catalogue, String id, Fields entry) {
    return new Write.Put(
        AdminPaths.gameData(catalogue, id),
        entry.with("version", Value.of(mappings.cars().version())));
  }

  private static Fields xpCurve() {
    Map<String, Value> levels = new LinkedHashMap<>();
    for (long level = 1; level <= XpCurve.TABLE_LEVELS; level++) {
      levels.put(Long.toString(level), Value.of(XpCurve.xpAt(level)));
    }
    return Fields.builder().put("curveId", XpCurve.ID).put("levels", new Fields(levels)).build();
  }

  /** Makes a clan of a legacy one, once: what players have changed since is never undone. */
  public Change<ClanSeed> clan(Document legacyClan) {
    return new ClanSeed.Seeding(LegacyClan.of(legacyClan));
  }

  /** Where it says that all master data of this build's tables is there. */
  public DocPath markerPath() {
    return AdminPaths.mappings(version);
  }

  public Write marker() {
    return new Write.Put(markerPath(), markerFields().with("seededAt", Value.SERVER_TIME));
  }

  /** Whether the marker, as it was read, is of exactly this build's tables. */
  public boolean isMarkedBy(Fields marker) {
    return marker.text("tablesHash").equals(markerFields().text("tablesHash"));
  }

  private Fields markerFields() {
    Map<String, Value> tables = new LinkedHashMap<>();
    mappings.all().forEach(table -> tables.put(table.kind(), ids(table)));
    return Fields.builder()
        .put("version", mappings.cars().version())
        .put("tablesHash", Digest.hex(new Fields(tables)))
        .build();
  }
}
