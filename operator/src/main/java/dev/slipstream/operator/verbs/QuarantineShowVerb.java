package dev.slipstream.operator.verbs;

import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.QuarantineEntries.Entry;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Value;
import dev.slipstream.operator.CannotGoOn;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipstream quarantine show}: one entry in full. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One entry in full.")
public final class QuarantineShowVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description = "A player's id, or an entry's as list shows it, such as startWave:….")
  private String id = "";

  @Option(
      names = "--migration",
      paramLabel = "NAME",
      defaultValue = "racing",
      description = "Whose entry a player's is (default: ${DEFAULT-VALUE}).")
  private String migration = "racing";

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    String whole = id.contains(":") ? id : migration + ":" + id;
    if (!DocPath.isValidId(whole)) {
      throw new ParameterException(spec.commandLine(), "ID is not an id that an entry can have");
    }
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      Entry entry =
          new QuarantineEntries(store)
              .find(whole)
              .orElseThrow(
                  () -> new CannotGoOn("there is no entry " + whole + "; see quarantine list"));
      List<String> lines = new ArrayList<>();
      lines.add(entry.id());
      entry
          .fields()
          .forEach((name, value) -> lines.add("  %-12s %s".formatted(name, shown(value))));
      console.result(lines, entry.fields().with("id", Value.of(entry.id())));
    }
    return ExitCodes.DONE;
  }

  private static String shown(Value value) {
    if (value instanceof Value.Time time) {
      return time.value().toString();
    }
    return value instanceof Value.Text text ? text.value() : CanonicalJson.of(value);
  }
}
