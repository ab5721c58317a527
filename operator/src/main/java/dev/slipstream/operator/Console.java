package dev.slipstream.operator;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.slipstream.edge.AnswerJson;
import dev.slipstream.model.Fields;
import dev.slipstream.report.Summary;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What the operator sees: lines for people, or one JSON object for machines; then lines go to
 * standard error.
 */
public final class Console {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final PrintStream out;
  private final PrintStream err;
  private final boolean isJson;
  private final boolean isTerminal;

  /** On a terminal where the launcher says so: Java itself cannot tell on every version. */
  public Console(GlobalOptions options) {
    this(System.out, System.err, options.isJson(), Boolean.getBoolean("slipstream.terminal"));
  }

  /** One that says it there. */
  public Console(PrintStream out, PrintStream err, boolean isJson, boolean isTerminal) {
    this.out = out;
    this.err = err;
    this.isJson = isJson;
    this.isTerminal = isTerminal;
  }

  /** A line on what happens, while it happens. */
  public void say(String line) {
    (isJson ? err : out).println(line);
  }

  /** What came of it, once, at the end. */
  public void result(List<String> lines, Fields fields) {
    if (isJson) {
      out.println(GSON.toJson(AnswerJson.of(fields)));
    } else {
      lines.forEach(out::println);
    }
  }

  /** What a run came to, once, at the end; returns its exit code. */
  public int result(Summary summary) {
    result(summary.toLines(), summary.toFields());
    return summary.isClean() ? ExitCodes.DONE : ExitCodes.FINDINGS;
  }

  /** A bar on a terminal, a line each tenth elsewhere. */
  public Progress progress(String task, long total) {
    return isTerminal && !isJson ? new Bar(task, total, err) : new Tenths(task, total, this::say);
  }

  /** How far a task is. */
  public interface Progress extends AutoCloseable {
    void step();

    @Override
    void close();
  }

  private static final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(String task, long total, PrintStream err) {
      this.bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Tenths implements Progress {
    private static final int PARTS = 10;
    private final String task;
    private final long total;
    private final Consumer<String> lines;
    private long done;
    private long shown;

    Tenths(String task, long total, Consumer<String> lines) {
      this.task = task;
      this.total = total;
      this.lines = lines;
    }

    @Override
    public synchronized void step() {
      done++;
      long part = done > total ? shown : done * PARTS / total;
      if (part > shown) {
        shown = part;
        lines.accept("  " + task + ": " + done + " of " + total);
      }
    }

    @Override
    public void close() {}
  }
}
