package dev.slipstream.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case folder: one situation before, and what must come of it.
 *
 * @param before legacy documents
 * @param outcome completed, failed or not_found
 * @param after all documents of the player; the checkpoint without its findings
 * @param clans all clan documents after
 * @param warnings how often each {@code phase code at} is found
 * @param errors likewise
 */
public record Case(
    String name,
    Subject subject,
    Map<DocPath, Fields> before,
    String outcome,
    long rolloutBucket,
    Map<DocPath, Fields> after,
    Map<DocPath, Fields> clans,
    Map<String, Integer> warnings,
    Map<String, Integer> errors,
    List<Fields> unmapped) {

  private static final Path ROOT = Path.of("src/test/resources/cases");

  /** All cases of a migration, by name. */
  public static Stream<Case> of(String migration) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(migration))) {
      return folders.sorted().map(Case::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("no case folders for " + migration, e);
    }
  }

  private static Case read(Path folder) {
    JsonObject before = CaseJson.read(folder.resolve("before.json"));
    JsonObject after = CaseJson.read(folder.resolve("after.json"));
    JsonObject findings = CaseJson.read(folder.resolve("findings.json"));
    return new Case(
        folder.getFileName().toString(),
        new Subject(before.get("uid").getAsString()),
        CaseJson.documents(before.get("documents")),
        after.get("outcome").getAsString(),
        after.get("rolloutBucket").getAsLong(),
        CaseJson.documents(after.get("documents")),
        CaseJson.documents(after.get("clans")),
        counts(fields(findings.get("warnings"))),
        counts(fields(findings.get("errors"))),
        fields(findings.get("unmapped")));
  }

  private static List<Fields> fields(JsonElement list) {
    return list.getAsJsonArray().asList().stream()
        .map(entry -> (Fields) CaseJson.value(entry))
        .toList();
  }

  /** Findings as a multiset of what is fixed about them. */
  public static Map<String, Integer> counts(List<Fields> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Fields finding : findings) {
      String key =
          String.join(
              " ",
              finding.text("phase").orElse("?"),
              finding.text("code").orElse("?"),
              finding.text("at").orElse("?"));
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public String toString() {
    return name;
  }
}
