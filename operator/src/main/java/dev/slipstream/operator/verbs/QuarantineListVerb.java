package dev.slipstream.operator.verbs;

import dev.slipstream.engine.QuarantineEntries;
import dev.slipstream.engine.QuarantineEntries.Entry;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream quarantine list}: all entries, those with one cause together. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "All entries, those with one cause together.")
public final class QuarantineListVerb implements Callable<Integer> {

  private static final int EXAMPLES = 3;

  @Spec private CommandSpec spec;

  @Option(names = "--code", description = "Only entries with this code.")
  private Optional<String> code = Optional.empty();

  @Option(names = "--fingerprint", description = "Only entries with this fingerprint, all of them.")
  private Optional<String> fingerprint = Optional.empty();

  /** Entries with one fingerprint. */
  private static final class Alike {
    private final Entry first;
    private final List<String> ids = new ArrayList<>();
    private long entries;

    Alike(Entry first) {
      this.first = first;
    }

    void add(Entry entry, boolean isWanted) {
      entries++;
      if (isWanted || ids.size() < EXAMPLES) {
        ids.add(entry.id());
      }
    }

    String line() {
      Fields fields = first.fields();
      return "  %s  %s %s%s: %d, such as %s"
          .formatted(
              fields.text("fingerprint").orElse(""),
              fields.text("code").orElse(""),
              fields.text("phase").orElse(""),
              fields.text("at").filter(at -> !at.isEmpty()).map(at -> " " + at).orElse(""),
              entries,
              String.join(", ", ids));
    }

    Fields toFields() {
      Fields fields = first.fields();
      return Fields.builder()
          .put("fingerprint", fields.text("fingerprint").orElse(""))
          .put("code", fields.text("code").orElse(""))
          .put("phase", fields.text("phase").orElse(""))
          .put("at", fields.text("at").orElse(""))
          .put("entries", entries)
          .put("ids", Value.texts(ids))
          .build();
    }
  }

  @Override
  public Integer call() {
    Console console = new Console(GlobalOptions.of(spec));
    Map<String, Alike> alike = new TreeMap<>();
    try (Store store = Connection.open(GlobalOptions.of(spec))) {
      new QuarantineEntries(store).forEach(entry -> add(entry, alike));
    }
    List<String> lines = new ArrayList<>();
    lines.add(alike.isEmpty() ? "nothing is in quarantine" : "in quarantine, by fingerprint:");
    alike.values().forEach(group -> lines.add(group.line()));
    List<Fields> groups = alike.values().stream().map(Alike::toFields).toList();
    console.result(lines, Fields.of("groups", Value.items(groups)));
    return alike.isEmpty() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  private void add(Entry entry, Map<String, Alike> alike) {
    String found = entry.fields().text("fingerprint").orElse("");
    boolean isWanted =
        code.filter(wanted -> !entry.fields().text("code").equals(Optional.of(wanted))).isEmpty()
            && fingerprint.filter(wanted -> !found.equals(wanted)).isEmpty();
    if (isWanted) {
      alike.computeIfAbsent(found, print -> new Alike(entry)).add(entry, fingerprint.isPresent());
    }
  }
}
