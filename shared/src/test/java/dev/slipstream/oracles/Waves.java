package dev.slipstream.oracles;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A rollout goes forward, in the hands of one at a time: its epoch never goes down, and an abort
 * raises it; under one epoch neither passes nor pages nor turns go back, nobody but whoever has the
 * lease moves them, and a lease is taken when it is free or over. Of a wave of everybody, whoever
 * was passed by was sent to a worker, what goes on was sent on, and what is done has settled all.
 */
public final class Waves implements Oracle {

  private static final String MAIL = "mail";
  private static final Duration LEASE = Duration.ofSeconds(20);

  /** What nobody changes but the holder. */
  private static final Set<String> PROGRESS =
      Set.of(
          "pass",
          "cursor",
          "handedOut",
          "again",
          "deferred",
          "isThrough",
          "movedTo",
          "turn",
          "doneAt");

  /** Where a message lies that is safe. */
  public static DocPath letter(String topic, Fields message) {
    return DocPath.of(MAIL, Digest.hex(topic + Digest.hex(message)));
  }

  /** Where the rollout is. */
  public static DocPath rollout(RacingMigration migration) {
    return DocPath.of("AdminOps", "rollout_" + migration.id());
  }

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    List<Document> versions = scene.history().apply(rollout(scene.migration()));
    for (int i = 1; i < versions.size(); i++) {
      Fields before = versions.get(i - 1).fields();
      Fields after = versions.get(i).fields();
      if (epoch(after) == epoch(before)) {
        checkHands(before, after, violations);
        checkWay(before, after, violations);
        checkSent(before, after, scene, violations);
      } else if (epoch(after) < epoch(before)) {
        violations.add("the rollout went back to epoch " + epoch(after));
      }
    }
    scene.now().fields(rollout(scene.migration())).ifPresent(now -> check(now, scene, violations));
    return violations;
  }

  private static void checkHands(Fields before, Fields after, List<String> violations) {
    String had = text(before, "holder");
    String has = text(after, "holder");
    boolean isAnother = !has.isEmpty() && !has.equals(had);
    boolean isMoved = PROGRESS.stream().anyMatch(name -> !same(name, before, after));
    if (isMoved && (had.isEmpty() || isAnother || !is("running", before))) {
      violations.add(
          "the rollout was "
              + text(before, "state")
              + ", '"
              + had
              + "' had it, and it"
              + " was moved by '"
              + has
              + "'");
    }
    if (isAnother && !had.isEmpty() && leaseOf(after).minus(LEASE).isBefore(leaseOf(before))) {
      violations.add(has + " took the rollout while " + had + " had it");
    }
  }

  private static void checkWay(Fields before, Fields after, List<String> violations) {
    boolean isBack =
        number(after, "pass") < number(before, "pass")
            || number(after, "turn") < number(before, "turn");
    boolean isBackWithin =
        same("pass", before, after)
            && (number(after, "handedOut") < number(before, "handedOut")
                || text(after, "cursor").compareTo(text(before, "cursor")) < 0
                || (isThrough(before) && !isThrough(after)));
    if (isBack || isBackWithin) {
      violations.add("the rollout went back to " + after);
    }
    boolean isOver = is("aborted", before) || is("done", before);
    if (is("running", after) && isOver) {
      violations.add("the rollout was " + text(before, "state") + " and runs again");
    }
    if (!is("running", before) && same("revision", before, after)) {
      violations.add("the rollout stood still, and nobody ordered what it is now: " + after);
    }
    if (is("aborted", after) && !is("aborted", before)) {
      violations.add("the rollout was aborted, and who works for it is not refused");
    }
  }

  /** A turn that nobody would go on with is lost, and so is a sweep that nobody begins. */
  private static void checkSent(Fields before, Fields after, Scene scene, List<String> violations) {
    boolean isSentOn =
        isSent(scene, letter -> same("turn", letter, after) && same("epoch", letter, after));
    if (!same("turn", before, after) && !isSentOn) {
      violations.add("turn " + number(after, "turn") + " began, and no message goes on with it");
    }
    String proof = text(after, "proof");
    if (!proof.isEmpty() && !isSent(scene, letter -> text(letter, "runId").equals(proof))) {
      violations.add("the wave waits for the sweep " + proof + ", and nobody begins it");
    }
  }

  private static void check(Fields now, Scene scene, List<String> violations) {
    for (Subject player : scene.players()) {
      if ((isThrough(now) || number(now, "pass") > 1) && !isSentTo(player, now, scene)) {
        violations.add(player + " was passed by and sent to nobody");
      }
      if (is("done", now) && !wasSettled(player, scene)) {
        violations.add("the wave is done, and " + player + " is not");
      }
    }
  }

  private static boolean isSentTo(Subject player, Fields now, Scene scene) {
    return isSent(
        scene,
        letter ->
            same("wave", letter, now) && letter.items("userIds").contains(Value.of(player.id())));
  }

  private static boolean wasSettled(Subject player, Scene scene) {
    return scene.history().apply(scene.migration().checkpoint(player)).stream()
        .map(version -> new Checkpoint(version.fields()))
        .anyMatch(version -> version.isCompleted() || version.isFailed());
  }

  private static boolean isSent(Scene scene, Predicate<Fields> wanted) {
    return scene.now().all().stream()
        .filter(found -> found.path().collectionId().equals(MAIL))
        .anyMatch(found -> wanted.test(found.fields()));
  }

  static long epoch(Fields fields) {
    return number(fields, "epoch");
  }

  static boolean is(String state, Fields rollout) {
    return text(rollout, "state").equals(state);
  }

  private static boolean isThrough(Fields rollout) {
    return rollout.get("isThrough").equals(Optional.of(Value.of(true)));
  }

  private static Instant leaseOf(Fields rollout) {
    return rollout.time("leaseUntil").orElse(Instant.MIN);
  }

  private static boolean same(String name, Fields some, Fields others) {
    return some.get(name).equals(others.get(name));
  }

  private static long number(Fields fields, String name) {
    return fields.integer(name).orElse(0L);
  }

  private static String text(Fields fields, String name) {
    return fields.text(name).orElse("");
  }
}
