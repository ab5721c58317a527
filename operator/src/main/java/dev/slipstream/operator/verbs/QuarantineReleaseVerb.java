package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.QuarantineEntries.Entry;
import dev.slipstream.engine.QuarantineEntries.Released;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream quarantine release}: lets players be tried again. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Lets players be tried again, as if they had never failed, once what was wrong is mended;"
            + " without --execute it only says whom.")
public final class QuarantineReleaseVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Execution execution = new Execution();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--migration",
      paramLabel = "NAME",
      defaultValue = "racing",
      description = "Which migration (default: ${DEFAULT-VALUE}).")
  private String migrationName = "racing";

  /** Exactly one of these. */
  private static final class Whom {
    @Option(names = "--user", paramLabel = "ID", description = "These players; may be repeated.")
    private List<Subject> users = List.of();

    @Option(names = "--fingerprint", description = "All players who failed with this fingerprint.")
    private Optional<String> fingerprint = Optional.empty();
  }

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Migration<?> migration = NamedMigration.in(Migrations.on(store), migrationName).migration();
      QuarantineEntries entries = new QuarantineEntries(store);
      List<Subject> players = players(entries, migration);
      Map<String, Long> outcomes = new TreeMap<>();
      for (Subject player : players) {
        outcomes.merge(release(entries, migration, player), 1L, Long::sum);
      }
      tell(console, players.size(), outcomes);
      return outcomes.containsKey(Released.NOT_FOUND.word()) || players.isEmpty()
          ? ExitCodes.FINDINGS
          : ExitCodes.DONE;
    }
  }

  private List<Subject> players(QuarantineEntries entries, Migration<?> migration) {
    if (whom.fingerprint.isEmpty()) {
      return whom.users;
    }
    List<Subject> alike = new ArrayList<>();
    String prefix = migration.id() + ":";
    entries.forEach(
        entry -> {
          if (entry.id().startsWith(prefix) && isAlike(entry)) {
            alike.add(new Subject(entry.id().substring(prefix.length())));
          }
        });
    return alike;
  }

  private boolean isAlike(Entry entry) {
    return entry.fields().text("fingerprint").equals(whom.fingerprint);
  }

  private String release(QuarantineEntries entries, Migration<?> migration, Subject player) {
    if (execution.isExecuted()) {
      return entries.release(migration, player).word();
    }
    return entries.find(migration, player).isPresent() ? "to_release" : Released.NOT_FOUND.word();
  }

  private void tell(Console console, int players, Map<String, Long> outcomes) {
    Fields.Builder counts = Fields.builder();
    outcomes.forEach(counts::put);
    List<String> lines = new ArrayList<>();
    lines.add(players + " players: " + outcomes);
    if (outcomes.containsKey(Released.RELEASED.word())) {
      lines.add(
          "a wave that runs takes them up by itself; else start it again, or"
              + " ./slipstream migrate them");
    }
    console.result(lines, counts.build());
    execution.sayWhatIsMissing(console);
  }
}
