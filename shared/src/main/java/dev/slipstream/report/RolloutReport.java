package dev.slipstream.report;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.store.Usage;
import dev.slipstream.waves.Price;
import dev.slipstream.waves.Progress;
import dev.slipstream.waves.RolloutDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A rollout for people and machines.
 *
 * @param byStatus checkpoints by their status
 * @param players all players of the old schema, in the wave or not
 * @param settled by now, and what was billed for it
 * @param now when all that was counted
 */
public record RolloutReport(
    RolloutDocument rollout,
    Map<String, Long> byStatus,
    long players,
    Progress settled,
    Instant now) {

  private static final double PERCENT = 100;
  private static final double MILLIS = 1000;

  public RolloutReport {
    byStatus = Map.copyOf(byStatus);
  }

  /** Players in the wave, as its share of all has it. */
  public long inWave() {
    return Math.round(players * rollout.percentage() / PERCENT);
  }

  /**
   * Players of the wave of whom it is not known yet what becomes of them; never below 0. Whom an
   * operator has taken back is not among them.
   */
  public long left() {
    long takenBack = byStatus.getOrDefault("rolled_back", 0L);
    return Math.max(0, inWave() - settled.completed() - settled.failed() - takenBack);
  }

  /** Since the wave was started, in dollars at list prices. */
  public double dollars() {
    return Price.of(billed());
  }

  private Usage billed() {
    return settled.since(rollout.base()).billed();
  }

  /** Players settled in a second since the wave was started, or until it was done. */
  public double perSecond() {
    Progress since = settled.since(rollout.base());
    double seconds = running().toMillis() / MILLIS;
    return seconds <= 0 ? 0 : (since.completed() + since.failed()) / seconds;
  }

  private Duration running() {
    Instant end = rollout.doneAt().orElse(now);
    return rollout.startedAt().map(begin -> Duration.between(begin, end)).orElse(Duration.ZERO);
  }

  /** How long the rest takes at this rate; empty where nothing moves or nobody is left. */
  public Optional<Duration> eta() {
    return perSecond() > 0 && left() > 0
        ? Optional.of(Duration.ofSeconds(Math.round(left() / perSecond())))
        : Optional.empty();
  }

  /** For machines. */
  public Fields toFields() {
    Map<String, Value> counts = new LinkedHashMap<>();
    byStatus.forEach((status, number) -> counts.put(status, Value.of(number)));
    Fields.Builder fields =
        Fields.builder()
            .put("state", rollout.state().word())
            .put("reason", rollout.reason())
            .put("percentage", new Value.Real(rollout.percentage()))
            .put("wave", rollout.wave())
            .put("epoch", rollout.epoch())
            .put("revision", rollout.revision())
            .put("pass", rollout.pass())
            .put("handedOut", rollout.handedOut())
            .put("deferred", rollout.deferred())
            .put("players", players)
            .put("inWave", inWave())
            .put("left", left())
            .put("checkpoints", new Fields(counts))
            .put("perSecond", new Value.Real(perSecond()))
            .put("dollars", new Value.Real(dollars()))
            .put("proof", rollout.proof());
    eta().ifPresent(time -> fields.put("etaSeconds", time.toSeconds()));
    return fields.build();
  }

  /** For people. */
  public List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Tally.line(
            "state",
            "%s, wave %d: %s %% (epoch %d)"
                .formatted(
                    rollout.state().word(),
                    rollout.wave(),
                    RolloutDocument.shown(rollout.percentage()),
                    rollout.epoch())));
    if (!rollout.reason().isEmpty()) {
      lines.add(Tally.line("why", rollout.reason()));
    }
    lines.add(
        Tally.line(
            "players", "%d of %d in the wave, %d left".formatted(inWave(), players, left())));
    lines.add(
        Tally.line("settled", settled.completed() + " completed, " + settled.failed() + " failed"));
    lines.add(
        Tally.line(
            "handed out",
            "%d in pass %d, %d deferred"
                .formatted(rollout.handedOut(), rollout.pass(), rollout.deferred())));
    lines.add(Tally.line("rate", rate()));
    lines.add(
        Tally.line(
            "billed",
            "%d reads, %d writes, %d deletes, $%s"
                .formatted(
                    billed().reads(), billed().writes(), billed().deletes(), money(dollars()))));
    return lines;
  }

  /** Rate, time left and cost so far, in a line. */
  public String inShort() {
    return rate() + ", $" + money(dollars());
  }

  private String rate() {
    String rate = String.format(Locale.ROOT, "%.1f players/s", perSecond());
    return eta().map(time -> rate + ", " + inWords(time) + " left").orElse(rate);
  }

  private static String money(double dollars) {
    return String.format(Locale.ROOT, "%.4f", dollars);
  }

  private static String inWords(Duration time) {
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }
}
