package dev.slipstream.edge;

import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Migration;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import java.util.List;
import java.util.Optional;

/** The migrations of this build, by their names on the wire: the only list of them. */
public record Migrations(List<Entry> entries) {

  /** What is meant where no migration is named. */
  public static final String DEFAULT = RacingMigration.ID;

  /** A migration, and what must be in the database before its first subject. */
  public record Entry(Migration<?> migration, MasterDataCheck masterData) {}

  public Migrations {
    entries = List.copyOf(entries);
  }

  /** For whoever plans nothing and asks for no master data. */
  public static Migrations withoutStore() {
    return on(new MemoryStore());
  }

  public static Migrations on(Store store) {
    Mappings mappings = Mappings.bundled();
    Catalogues catalogues = Catalogues.bundled();
    return on(store, new RacingMigration(mappings, catalogues), mappings, catalogues);
  }

  /** The same with what the racing game's build carries, where others use it too. */
  static Migrations on(
      Store store, RacingMigration racing, Mappings mappings, Catalogues catalogues) {
    MasterData masterData = new MasterData(mappings, catalogues);
    return new Migrations(
        List.of(
            new Entry(
                racing,
                new MasterDataCheck(store, masterData.markerPath(), masterData::isMarkedBy))));
  }

  /** The migration that the argument names, the default where it is absent. */
  public Entry named(Arguments arguments) {
    return named(arguments.optionalText("migration").orElse(DEFAULT))
        .orElseThrow(
            () ->
                CallException.invalid(
                    "migration",
                    "There is no migration of that name; there are %s.".formatted(names())));
  }

  public Optional<Entry> named(String name) {
    return entries.stream().filter(entry -> entry.migration().id().equals(name)).findFirst();
  }

  public List<String> names() {
    return entries.stream().map(entry -> entry.migration().id()).toList();
  }
}
