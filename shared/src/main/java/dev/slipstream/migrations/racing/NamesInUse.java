package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.mapping.Names;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which legacy names the players' data uses, by kind, and how often; whether or not they have an
 * id, and also where their count is 0, since it will not stay so.
 */
public final class NamesInUse {

  private final RacingMigration migration;
  private final Mappings mappings;
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();

  public NamesInUse(RacingMigration migration, Mappings mappings) {
    this.migration = migration;
    this.mappings = mappings;
  }

  /** The documents that name anything. */
  public List<DocPath> reads(Subject player) {
    return List.copyOf(migration.sources(player).values());
  }

  /** Counts a player's names; a blob that cannot be read has none. */
  public void add(Subject player, Snapshot seen) {
    RacingBlobs blobs = RacingBlobs.read(player, seen, new Notes());
    GarageBlob garage = blobs.garage();
    count(mappings.cars(), Stream.of(blobs.profile().selectedCar()));
    count(mappings.cars(), garage.cars().stream().map(GarageBlob.Car::name));
    count(mappings.spells(), blobs.profile().spells().stream());
    count(
        mappings.items(),
        garage.items().stream().filter(item -> !Inventory.isDefault(item)).map(Inventory::key));
    count(
        mappings.items(),
        garage.cosmetics().values().stream()
            .filter(name -> !Cosmetics.isBare(name))
            .map(this::asItem));
    count(mappings.tracks(), blobs.map().tracks().stream().map(track -> track.name()));
  }

  /** A worn item under the name that the table would list it by. */
  private String asItem(String cosmetic) {
    return mappings.items().idOf(cosmetic).isPresent() ? cosmetic : Cosmetics.inBrackets(cosmetic);
  }

  private void count(NameTable table, Stream<String> names) {
    Map<String, Long> known = counts.computeIfAbsent(table.kind(), kind -> new TreeMap<>());
    names
        .map(Names::normalize)
        .filter(name -> !name.isEmpty())
        .forEach(name -> known.merge(name, 1L, Long::sum));
  }

  /** Names of a table's kind without an id, and how often each occurs. */
  public Map<String, Long> withoutId(NameTable table) {
    Map<String, Long> missing = new TreeMap<>(counts.getOrDefault(table.kind(), Map.of()));
    missing.keySet().removeIf(name -> table.idOf(name).isPresent());
    return missing;
  }

  /** How many different names of a table's kind occur. */
  public int distinct(NameTable table) {
    return counts.getOrDefault(table.kind(), Map.of()).size();
  }
}
