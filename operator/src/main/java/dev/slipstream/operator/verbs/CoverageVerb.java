package dev.slipstream.operator.verbs;

import dev.slipstream.engine.Bulk;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.mapping.NextTables;
import dev.slipstream.migrations.racing.NamesInUse;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream mappings coverage}: which legacy names have no id yet. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "Every legacy name in the players' data without an id, and how often it occurs.")
public final class CoverageVerb implements Callable<Integer> {

  private static final int PLAYERS_A_READ = 100;

  @Spec private CommandSpec spec;
  @Mixin private MappingOptions mappingOptions = new MappingOptions();

  @Option(
      names = "--propose",
      paramLabel = "DIR",
      description = "Write tables with an id for every such name into this folder.")
  private Optional<Path> proposal = Optional.empty();

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    Mappings mappings = mappingOptions.tables();
    NamesInUse names = new NamesInUse(new RacingMigration(mappings), mappings);
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Query players = Query.group(ProfileBlob.NAME).limit(PLAYERS_A_READ).withoutFields();
      new Bulk(store).forEachPage(players, page -> addPlayers(page, names, store));
    }
    Map<NameTable, Map<String, Long>> missing = new LinkedHashMap<>();
    mappings.all().forEach(table -> missing.put(table, names.withoutId(table)));
    console.result(lines(missing, names), fields(missing, names));
    proposal.ifPresent(folder -> propose(mappings, missing, folder, console));
    boolean isCovered = missing.values().stream().allMatch(Map::isEmpty);
    return isCovered ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  private static void addPlayers(List<Document> page, NamesInUse names, Store store) {
    List<Subject> players =
        page.stream()
            .map(Document::path)
            .filter(path -> LegacyPaths.isBlob(path, ProfileBlob.NAME))
            .map(LegacyPaths::player)
            .toList();
    List<DocPath> blobs = players.stream().flatMap(p -> names.reads(p).stream()).toList();
    if (!blobs.isEmpty()) {
      Snapshot seen = store.read(blobs, ReadTime.latest()).snapshot();
      players.forEach(player -> names.add(player, seen));
    }
  }

  private static List<String> lines(Map<NameTable, Map<String, Long>> missing, NamesInUse names) {
    List<String> lines = new ArrayList<>();
    missing.forEach(
        (table, counts) -> {
          int used = names.distinct(table);
          lines.add(
              table.kind() + ": " + (used - counts.size()) + " of " + used + " names have an id");
          counts.forEach((name, count) -> lines.add("  " + count + " × " + name));
        });
    return lines;
  }

  private static Fields fields(Map<NameTable, Map<String, Long>> missing, NamesInUse names) {
    Fields.Builder kinds = Fields.builder();
    missing.forEach(
        (table, counts) -> {
          Map<String, Value> without = new LinkedHashMap<>();
          counts.forEach((name, count) -> without.put(name, Value.of(count)));
          kinds.put(
              table.kind(),
              Fields.builder()
                  .put("names", names.distinct(table))
                  .put("withoutId", new Fields(without))
                  .build());
        });
    return kinds.build();
  }

  private static void propose(
      Mappings mappings, Map<NameTable, Map<String, Long>> missing, Path folder, Console console) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    missing.forEach((table, counts) -> names.put(table.kind(), List.copyOf(counts.keySet())));
    NextTables.write(mappings, names, folder);
    console.say(
        "tables with all names are in " + folder + "; look them over, then build with them");
  }
}
