package dev.slipstream.oracles;

import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rollback keeps later operations: to migrate what it leaves, there and then, would make the new
 * documents that were there just before; and who did nothing since the cut-over has the same bytes.
 */
public final class RollbackKeeps implements Oracle {

  /** The reason of a rollback that may let go, with its bytes, what the old schema cannot say. */
  public static final String BY_FORCE = "by force";

  private final IdentityHashMap<Document, Boolean> judged = new IdentityHashMap<>();

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    if (scene.isSeenWhole()) {
      for (Subject player : scene.players()) {
        Turns turns = Turns.of(player, scene);
        turns
            .lastWayBack()
            .filter(back -> isNews(turns, scene))
            .ifPresent(back -> check(player, back, turns, scene, violations));
      }
    }
    return violations;
  }

  /** What has come to pass is judged once; the commit of a turn has but one past. */
  private boolean isNews(Turns turns, Scene scene) {
    Document turn = turns.lastTurnBack();
    return scene.isSettled() ? !judged.containsKey(turn) : judged.put(turn, true) == null;
  }

  private static void check(
      Subject player, Instant back, Turns turns, Scene scene, List<String> violations) {
    Documents before = scene.past().apply(back.minusNanos(1));
    Documents after = scene.past().apply(back);
    Map<DocPath, Fields> were = newDocuments(player, before, scene);
    Map<DocPath, Target> planned = planned(player, turns.before(back).rollbacks(), after, scene);
    planned.forEach(
        (path, target) ->
            difference(target, were.get(path))
                .filter(what -> !isLetGo(were.get(path), after, player, scene))
                .ifPresent(
                    what ->
                        violations.add(path + " is not kept on the way back: it had not " + what)));
    were.keySet().stream()
        .filter(path -> !planned.containsKey(path))
        .forEach(path -> violations.add(path + " is not kept on the way back"));
    addClan(player, planned, after, violations);
    addIdle(player, back, turns, scene, violations);
    scene.migration().sources(player).values().stream()
        .filter(path -> after.fields(path).filter(blob -> blob.get("_m").isPresent()).isPresent())
        .forEach(path -> violations.add(path + " says that it is mirrored, and nobody does"));
  }

  private static Map<DocPath, Fields> newDocuments(
      Subject player, Documents documents, Scene scene) {
    Map<DocPath, Fields> found = new TreeMap<>();
    PlayerDocuments.of(player, documents).stream()
        .filter(document -> scene.migration().footprint(player).contains(document.path()))
        .forEach(document -> found.put(document.path(), document.fields()));
    return found;
  }

  /** What the old documents would make, were they migrated now. */
  private static Map<DocPath, Target> planned(
      Subject player, long rollbacks, Documents documents, Scene scene) {
    try (Store scratch = new MemoryStore()) {
      Stream<Write> others =
          documents.all().stream()
              .filter(document -> !PlayerDocuments.of(player, documents).contains(document))
              .map(document -> new Write.Put(document.path(), document.fields()));
      Write beginning =
          new Write.Put(
              scene.migration().checkpoint(player),
              Fields.builder().put(Reversal.ROLLBACKS, rollbacks).build());
      scratch.apply(
          Changes.writing(Stream.concat(others, Stream.of(beginning)).toArray(Write[]::new)));
      Migrated plan = new Migrator(scratch).plan(scene.migration(), player, ReadTime.latest());
      Map<DocPath, Target> targets = new TreeMap<>();
      plan.plan().stream()
          .flatMap(whole -> whole.targets().stream())
          .filter(target -> scene.migration().footprint(player).contains(target.path()))
          .forEach(target -> targets.put(target.path(), target));
      return targets;
    }
  }

  private static Optional<String> difference(Target planned, Fields was) {
    if (was == null) {
      return Optional.of("been there");
    }
    return planned.fields().map().entrySet().stream()
        .filter(field -> !(field.getValue() instanceof Value.ServerTime))
        .filter(field -> !was.get(field.getKey()).equals(Optional.of(field.getValue())))
        .map(field -> field.toString())
        .findFirst();
  }

  /** What the old schema cannot say was let go by force, with its bytes. */
  private static boolean isLetGo(Fields was, Documents after, Subject player, Scene scene) {
    boolean isForced =
        after
            .fields(scene.migration().checkpoint(player))
            .flatMap(checkpoint -> checkpoint.text("rollbackReason"))
            .equals(Optional.of(BY_FORCE));
    return isForced && isInQuarantine(was, after);
  }

  private static boolean isInQuarantine(Fields was, Documents after) {
    return after.of("AdminOps", "quarantine").stream()
        .anyMatch(kept -> kept.fields().get("fields").equals(Optional.ofNullable(was)));
  }

  /** Whoever is a member of a clan that its blobs do not name would stay there for ever. */
  private static void addClan(
      Subject player, Map<DocPath, Target> planned, Documents after, List<String> violations) {
    Optional<Target> profile = Optional.ofNullable(planned.get(new PlayerPaths(player).social()));
    Optional<String> clan = profile.flatMap(social -> social.fields().text("clanId"));
    after.all().stream()
        .map(Document::path)
        .filter(path -> path.collectionId().equals("Members") && path.id().equals(player.id()))
        .filter(path -> !clan.map(id -> new ClanPaths(id).member(player)).equals(Optional.of(path)))
        .forEach(path -> violations.add(path + " is left by the way back, and named by no blob"));
  }

  private static void addIdle(
      Subject player, Instant back, Turns turns, Scene scene, List<String> violations) {
    Instant cutOver =
        turns.cutOvers().stream().filter(time -> time.isBefore(back)).reduce((a, b) -> b).get();
    boolean hasActed =
        Stream.concat(Ledger.of(player, scene).times().stream(), scene.clientsWrote().stream())
            .anyMatch(time -> time.isAfter(cutOver) && time.isBefore(back));
    if (!hasActed) {
      for (DocPath path : scene.migration().sources(player).values()) {
        Optional<Fields> was = scene.past().apply(cutOver).get(path).map(Document::fields);
        if (!scene.past().apply(back).get(path).map(Document::fields).equals(was)) {
          violations.add(path + " is other than it was, though nothing was done since");
        }
      }
    }
  }
}
