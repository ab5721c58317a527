package dev.slipstream.oracles;

import dev.slipstream.engine.Bulk;
import dev.slipstream.engine.Comparison;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Validator;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The new documents of a completed player are the plan of the legacy documents as they were at its
 * last cut-over, all of it and at once.
 */
public final class Refinement implements Oracle {

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    try (Store scratch = new MemoryStore()) {
      new Bulk(scratch).write(scene.before().all().stream().map(Refinement::put));
      scene.completed().forEach(p -> check(p, scene, scratch).ifPresent(violations::add));
    }
    return violations;
  }

  private static Write put(Document document) {
    return new Write.Put(document.path(), document.fields());
  }

  private static Optional<String> check(Subject player, Scene scene, Store scratch) {
    Fields checkpoint = atCutOver(player, scene);
    if (!checkpoint.fields("merged").isEmpty()) {
      return checkAsItIs(player, scene, scratch);
    }
    List<Write> sources = new ArrayList<>();
    Fields hashes = checkpoint.fields("sourceHashes");
    for (Map.Entry<String, DocPath> source : scene.migration().sources(player).entrySet()) {
      DocPath path = source.getValue();
      Optional<String> hash = hashes.text(source.getKey());
      Optional<Fields> content = hash.flatMap(h -> content(source.getKey(), path, h, scene));
      if (hash.isPresent() != content.isPresent()) {
        return Optional.of(player.id() + " was made from a " + source.getKey() + " that never was");
      }
      sources.add(
          content.<Write>map(was -> new Write.Put(path, was)).orElse(new Write.Delete(path)));
    }
    sources.add(beginning(player, scene));
    scratch.apply(Changes.writing(sources.toArray(Write[]::new)));
    return compare(player, scene, scratch);
  }

  /** A late write that is merged moves what the checkpoint says; as it was, only history knows. */
  private static Fields atCutOver(Subject player, Scene scene) {
    return scene.isSeenWhole()
        ? Turns.of(player, scene).at(cutOver(player, scene)).fields()
        : scene.checkpoint(player).orElseThrow().fields();
  }

  /** Where history is not known, what was merged is held against the plan of what stands now. */
  private static Optional<String> checkAsItIs(Subject player, Scene scene, Store scratch) {
    List<Document> documents = new ArrayList<>(PlayerDocuments.of(player, scene.now()));
    scene
        .migration()
        .sources(player)
        .values()
        .forEach(path -> scene.now().get(path).ifPresent(documents::add));
    new Bulk(scratch).write(documents.stream().map(Refinement::put));
    return difference(
        player, new Validator(scratch).compare(scene.migration(), player, ReadTime.latest()));
  }

  /** What the checkpoint says of earlier books, which the plan goes on from. */
  private static Write beginning(Subject player, Scene scene) {
    Fields before = Turns.of(player, scene).before(cutOver(player, scene)).fields();
    return new Write.Put(
        scene.migration().checkpoint(player),
        Fields.builder()
            .put("ledger", before.fields("ledger"))
            .put(Reversal.ROLLBACKS, before.integer(Reversal.ROLLBACKS).orElse(0L))
            .build());
  }

  private static Instant cutOver(Subject player, Scene scene) {
    return Turns.of(player, scene).lastCutOver().orElseThrow();
  }

  private static Optional<Fields> content(String name, DocPath path, String hash, Scene scene) {
    RacingMigration migration = scene.migration();
    return scene.history().apply(path).stream()
        .filter(version -> migration.fingerprint(name, version).equals(hash))
        .map(Document::fields)
        .findFirst();
  }

  private static Optional<String> compare(Subject player, Scene scene, Store scratch) {
    Migrated plan = new Migrator(scratch).plan(scene.migration(), player, ReadTime.latest());
    Fields hashes = atCutOver(player, scene).fields("dataHashes");
    if (!hashes.equals(plan.checkpoint().fields().fields("dataHashes"))) {
      return Optional.of(player.id() + " is recorded with other hashes than planned");
    }
    List<Document> opened = opened(player, plan, scene);
    Optional<DocPath> surplus = surplus(player, opened, plan, scene);
    if (surplus.isPresent()) {
      return surplus.map(path -> path + " is in no plan");
    }
    new Bulk(scratch).write(opened.stream().map(Refinement::put));
    return difference(
        player, new Validator(scratch).compare(scene.migration(), player, ReadTime.latest()));
  }

  /** The player's documents as they were at the cut-over, before operations on them. */
  private static List<Document> opened(Subject player, Migrated plan, Scene scene) {
    Instant cutOver = cutOver(player, scene);
    Set<DocPath> paths = new TreeSet<>();
    plan.plan().orElseThrow().targets().forEach(target -> paths.add(target.path()));
    PlayerDocuments.of(player, scene.now()).forEach(found -> paths.add(found.path()));
    return paths.stream().flatMap(path -> asOf(cutOver, path, scene).stream()).toList();
  }

  private static Optional<Document> asOf(Instant time, DocPath path, Scene scene) {
    Optional<Document> now = scene.now().get(path);
    if (!scene.isSeenWhole()
        || now.filter(found -> !found.updateTime().isAfter(time)).isPresent()) {
      return now;
    }
    return scene.history().apply(path).stream()
        .filter(version -> !version.updateTime().isAfter(time))
        .reduce((earlier, later) -> later);
  }

  /** A new document that neither the plan nor an operation has made, nor stood there before. */
  private static Optional<DocPath> surplus(
      Subject player, List<Document> opened, Migrated plan, Scene scene) {
    Set<DocPath> planned = new HashSet<>();
    plan.plan().orElseThrow().targets().forEach(target -> planned.add(target.path()));
    return opened.stream()
        .filter(found -> !isReceipt(found) && !isOfEarlierBooks(found, player, scene))
        .map(Document::path)
        .filter(path -> !PlayerDocuments.isOperation(player, path, scene))
        .filter(path -> !planned.contains(path) && !scene.before().contains(path))
        .findFirst();
  }

  private static boolean isReceipt(Document found) {
    return found.path().collectionId().equals("Transactions") && Ledger.isOperation(found.fields());
  }

  private static boolean isOfEarlierBooks(Document found, Subject player, Scene scene) {
    return found.path().collectionId().equals("Transactions")
        && Turns.of(player, scene).waysBack().stream().anyMatch(found.createTime()::isBefore);
  }

  private static Optional<String> difference(Subject player, Comparison comparison) {
    return comparison.verdict() == Verdict.MATCH
        ? Optional.empty()
        : Optional.of(player.id() + " is not as planned: " + comparison);
  }
}
