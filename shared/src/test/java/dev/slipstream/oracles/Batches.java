package dev.slipstream.oracles;

import static dev.slipstream.oracles.Waves.epoch;
import static dev.slipstream.oracles.Waves.is;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A player moves under an epoch only where the wave has run under it; a worker migrates for its
 * batch's epoch and no other, and is outdated only where somebody has overtaken it. One failure
 * counts once, and so many alike stop the wave before whoever has seen one is done.
 */
public final class Batches implements Oracle {

  private static final String WORKED = "WORKED ";
  private static final Pattern WORD = Pattern.compile(WORKED + "\\{(.*)\\} of ([0-9]+)");
  private static final Pattern OUTCOME = Pattern.compile("([a-z_]+)=([0-9]+)");
  private static final int TOO_MANY_ALIKE = 5;

  /**
   * The word of a worker.
   *
   * @param outcomes how many players of its batch ended in which way
   * @param epoch of its batch
   */
  public static String word(Map<String, Long> outcomes, long epoch) {
    return WORKED + outcomes + " of " + epoch;
  }

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    if (scene.now().contains(Waves.rollout(scene.migration())) && !scene.isSettled()) {
      List<Document> rollout = rollout(scene);
      for (Subject player : scene.players()) {
        checkSteps(player, rollout, scene, violations);
      }
      scene.ended().forEach(run -> checkWord(run, rollout, scene, violations));
    }
    return violations;
  }

  /** The versions of the rollout since it all began. */
  private static List<Document> rollout(Scene scene) {
    List<Document> versions = scene.history().apply(Waves.rollout(scene.migration()));
    return scene
        .before()
        .get(Waves.rollout(scene.migration()))
        .map(first -> versions.subList(versions.indexOf(first), versions.size()))
        .orElse(versions);
  }

  private static void checkSteps(
      Subject player, List<Document> rollout, Scene scene, List<String> violations) {
    Fields before = Fields.empty();
    for (Document version : scene.history().apply(scene.migration().checkpoint(player))) {
      Checkpoint after = new Checkpoint(version.fields());
      if ((after.isCompleted() || after.isFailed()) && !hadRun(rollout, version)) {
        violations.add(player + " moved, and the wave did not: " + version.fields());
      }
      boolean isAlike = same("epoch", before, after) && same("sourceHashes", before, after);
      if (after.retryCount() > new Checkpoint(before).retryCount() && isAlike) {
        violations.add(player + " failed once, and it counts twice");
      }
      before = version.fields();
    }
  }

  private static boolean same(String name, Fields before, Checkpoint after) {
    return before.get(name).equals(after.fields().get(name));
  }

  /** Whether the wave ran under the epoch of this checkpoint at some time before it. */
  private static boolean hadRun(List<Document> rollout, Document checkpoint) {
    return rollout.stream()
        .filter(version -> version.updateTime().isBefore(checkpoint.updateTime()))
        .map(Document::fields)
        .anyMatch(then -> is("running", then) && epoch(then) == epoch(checkpoint.fields()));
  }

  private static void checkWord(
      Run run, List<Document> rollout, Scene scene, List<String> violations) {
    Matcher word = WORD.matcher(run.word());
    if (!word.matches()) {
      return;
    }
    long epoch = Long.parseLong(word.group(2));
    Map<String, Integer> outcomes = outcomes(word.group(1));
    Fields now = rollout.get(rollout.size() - 1).fields();
    if (outcomes.getOrDefault("migrated", 0) > migrated(epoch, scene)) {
      violations.add(run + " has migrated under another epoch");
    }
    if (outcomes.containsKey("outdated") && !isOvertaken(epoch, now, scene)) {
      violations.add(run + " was refused, and nobody has overtaken it");
    }
    boolean hasFailed = outcomes.containsKey("failed") || outcomes.containsKey("still_failing");
    boolean goesOn = is("running", now) && epoch(now) == epoch;
    if (hasFailed && goesOn && mostAlike(epoch, scene) >= TOO_MANY_ALIKE) {
      violations.add(run + " has seen too many failures alike, and the wave goes on");
    }
  }

  private static Map<String, Integer> outcomes(String text) {
    Map<String, Integer> outcomes = new HashMap<>();
    Matcher outcome = OUTCOME.matcher(text);
    while (outcome.find()) {
      outcomes.put(outcome.group(1), Integer.valueOf(outcome.group(2)));
    }
    return outcomes;
  }

  private static long migrated(long epoch, Scene scene) {
    return scene.players().stream()
        .filter(
            player ->
                checkpoints(player, scene).stream()
                    .anyMatch(version -> version.isCompleted() && version.isUnder(epoch)))
        .count();
  }

  private static boolean isOvertaken(long epoch, Fields rollout, Scene scene) {
    return epoch(rollout) > epoch
        || scene.players().stream()
            .flatMap(player -> checkpoints(player, scene).stream())
            .anyMatch(version -> epoch(version.fields()) > epoch);
  }

  private static List<Checkpoint> checkpoints(Subject player, Scene scene) {
    return scene.history().apply(scene.migration().checkpoint(player)).stream()
        .map(version -> new Checkpoint(version.fields()))
        .toList();
  }

  private static long mostAlike(long epoch, Scene scene) {
    Map<String, Long> alike = new HashMap<>();
    scene.now().of("AdminOps", "quarantine").stream()
        .map(Document::fields)
        .filter(entry -> epoch(entry) == epoch)
        .forEach(entry -> alike.merge(entry.text("fingerprint").orElse(""), 1L, Long::sum));
    return alike.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
