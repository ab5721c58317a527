package dev.slipstream.oracles;

import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Validator;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The new documents of a completed player are the plan of the legacy documents as they were at its
 * commit, all of it and at once.
 */
public final class Refinement implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    scene.completed().forEach(player -> check(player, scene).ifPresent(violations::add));
    return violations;
  }

  private static Optional<String> check(Subject player, Scene scene) {
    Map<DocPath, Fields> sources = new LinkedHashMap<>();
    Fields hashes = scene.checkpoint(player).orElseThrow().fields().fields("sourceHashes");
    for (Map.Entry<String, DocPath> source : scene.migration().sources(player).entrySet()) {
      Optional<String> hash = hashes.text(source.getKey());
      Optional<Fields> content =
          hash.flatMap(h -> content(source.getKey(), source.getValue(), h, scene));
      if (hash.isPresent() != content.isPresent()) {
        return Optional.of(player.id() + " was made from a " + source.getKey() + " that never was");
      }
      content.ifPresent(fields -> sources.put(source.getValue(), fields));
    }
    return compare(player, sources, scene);
  }

  private static Optional<Fields> content(String name, DocPath path, String hash, Scene scene) {
    RacingMigration migration = scene.migration();
    return scene.history().apply(path).stream()
        .filter(f -> migration.fingerprint(name, document(path, f)).equals(hash))
        .findFirst();
  }

  private static Document document(DocPath path, Fields fields) {
    return new Document(path, fields, Instant.EPOCH, Instant.EPOCH);
  }

  private static Optional<String> compare(
      Subject player, Map<DocPath, Fields> sources, Scene scene) {
    try (Store scratch = new MemoryStore()) {
      Writes.put(scratch, othersBefore(player, scene));
      Writes.put(scratch, sources);
      Migrated plan = new Migrator(scratch).plan(scene.migration(), player, ReadTime.latest());
      Fields hashes = scene.checkpoint(player).orElseThrow().fields().fields("dataHashes");
      if (!hashes.equals(plan.checkpoint().fields().fields("dataHashes"))) {
        return Optional.of(player.id() + " is recorded with other hashes than planned");
      }
      Map<DocPath, Fields> documents = newDocuments(player, scene);
      Optional<DocPath> surplus = surplus(player, plan, documents.keySet(), scene);
      if (surplus.isPresent()) {
        return surplus.map(path -> path + " is in no plan");
      }
      Writes.put(scratch, documents);
      return difference(
          player, new Validator(scratch).compare(scene.migration(), player, ReadTime.latest()));
    }
  }

  private static Map<DocPath, Fields> othersBefore(Subject player, Scene scene) {
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    scene.before().values().stream()
        .filter(found -> !found.path().toString().startsWith("players/" + player.id() + "/"))
        .filter(found -> !PlayerDocuments.isOf(player, found.path()))
        .forEach(found -> documents.put(found.path(), found.fields()));
    return documents;
  }

  /** A new document that neither the plan has made nor stood there before. */
  private static Optional<DocPath> surplus(
      Subject player, Migrated plan, Set<DocPath> documents, Scene scene) {
    Set<DocPath> surplus = new TreeSet<>(documents);
    surplus.removeIf(path -> PlayerDocuments.isOperation(player, path, scene));
    surplus.removeAll(scene.before().keySet());
    plan.plan().orElseThrow().targets().forEach(target -> surplus.remove(target.path()));
    return surplus.stream().findFirst();
  }

  private static Map<DocPath, Fields> newDocuments(Subject player, Scene scene) {
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    scene.now().values().stream()
        .filter(found -> PlayerDocuments.isOf(player, found.path()))
        .forEach(found -> documents.put(found.path(), found.fields()));
    return documents;
  }

  private static Optional<String> difference(Subject player, Comparison comparison) {
    return comparison.verdict() == Verdict.MATCH
        ? Optional.empty()
        : Optional.of(player.id() + " is not as planned: " + comparison);
  }
}
