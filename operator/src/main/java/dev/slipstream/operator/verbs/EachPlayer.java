package dev.slipstream.operator.verbs;

import dev.slipstream.archive.ArchiveException;
import dev.slipstream.model.Subject;
import dev.slipstream.operator.Console;
import dev.slipstream.report.Summary;
import dev.slipstream.store.StoreException;
import java.util.Locale;
import java.util.function.Consumer;

/** Works on players, some at once, and sums up; one player's trouble never stops the others. */
final class EachPlayer {

  private final Console console;
  private final RunOptions options;
  private final Summary summary;

  EachPlayer(Console console, RunOptions options, Summary summary) {
    this.console = console;
    this.options = options;
    this.summary = summary;
  }

  /**
   * Works on each of them.
   *
   * @param done what a player is when worked on, for the progress
   * @param work does it, and adds it to the summary
   * @return the exit code
   */
  int work(Players players, String done, Consumer<Subject> work) {
    try (Console.Progress progress = console.progress(done, players.count());
        Crew crew = new Crew(options.concurrency())) {
      players
          .pages()
          .accept(
              page ->
                  crew.work(
                      page,
                      player -> {
                        one(player, work);
                        progress.step();
                      }));
    }
    return console.result(summary);
  }

  private void one(Subject player, Consumer<Subject> work) {
    try {
      work.accept(player);
    } catch (StoreException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      summary.addError(player.id(), reason + ": " + e.getMessage());
    } catch (ArchiveException e) {
      summary.addError(player.id(), String.valueOf(e.getMessage()));
    }
  }
}
