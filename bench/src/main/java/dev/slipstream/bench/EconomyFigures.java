package dev.slipstream.bench;

import dev.slipstream.bench.Heat.Way;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, as medians of the rounds; ratios are to the bare transaction by the official
 * client on the same heat.
 */
public final class EconomyFigures {

  private final List<Timing> timings;

  EconomyFigures(List<Timing> timings) {
    this.timings = List.copyOf(timings);
  }

  /** For people, a paragraph for each heat. */
  public List<String> toLines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "median of the rounds",
            "op/s",
            "p50 ms",
            "p99 ms",
            "× p50",
            "× op/s",
            "gave up",
            "lost"));
    for (Heat heat : Heat.all()) {
      lines.add(heat.title());
      for (Way way : Way.values()) {
        lines.add(row(heat, way));
      }
    }
    return lines;
  }

  private String row(Heat heat, Way way) {
    boolean isClaimed = way == Way.OURS || way == Way.PEERS;
    return row(
        "  " + way.title(),
        decimal("%.0f", perSecond(heat, way)),
        decimal("%.2f", millis(heat, way, 50)),
        decimal("%.2f", millis(heat, way, 99)),
        decimal("%.2f", latency(heat, way)),
        decimal("%.2f", perSecond(heat, way) / perSecond(heat, Way.BARE)),
        decimal("%.0f", median(heat, way, Timing::gaveUp)),
        isClaimed ? decimal("%.0f", median(heat, way, Timing::lost)) : "");
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-42s %8s %8s %8s %8s %8s %8s %8s", cells);
  }

  private static String decimal(String format, double number) {
    return Double.isNaN(number) ? "" : String.format(Locale.ROOT, format, number);
  }

  private double perSecond(Heat heat, Way way) {
    return median(heat, way, Timing::perSecond);
  }

  private double millis(Heat heat, Way way, int percent) {
    return median(heat, way, timing -> timing.millis(percent));
  }

  /** The median latency as a multiple of the bare transaction's. */
  private double latency(Heat heat, Way way) {
    return millis(heat, way, 50) / millis(heat, Way.BARE, 50);
  }

  private double median(Heat heat, Way way, ToDoubleFunction<Timing> what) {
    return Timing.median(timings, heat.lane(way), heat.concurrency(), what);
  }

  /** For machines: the figures of each lane by its name. */
  public Fields toFields() {
    Fields.Builder lanes = Fields.builder();
    for (Heat heat : Heat.all()) {
      for (Way way : Way.values()) {
        lanes.put(heat.lane(way), fields(heat, way));
      }
    }
    return lanes.build();
  }

  private Fields fields(Heat heat, Way way) {
    return Fields.builder()
        .put("perSecond", new Value.Real(perSecond(heat, way)))
        .put("p50Millis", new Value.Real(millis(heat, way, 50)))
        .put("p99Millis", new Value.Real(millis(heat, way, 99)))
        .put("latencyRatio", new Value.Real(latency(heat, way)))
        .put("rateRatio", new Value.Real(perSecond(heat, way) / perSecond(heat, Way.BARE)))
        .put("gaveUp", new Value.Real(median(heat, way, Timing::gaveUp)))
        .put("lost", new Value.Real(median(heat, way, Timing::lost)))
        .build();
  }
}
