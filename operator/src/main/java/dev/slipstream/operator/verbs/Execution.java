package dev.slipstream.operator.verbs;

import dev.slipstream.operator.Console;
import picocli.CommandLine.Option;

/** Writing is never the default. */
final class Execution {

  @Option(names = "--execute", description = "Really write; without it the plan is printed.")
  private boolean isExecuted;

  boolean isExecuted() {
    return isExecuted;
  }

  void sayWhatIsMissing(Console console) {
    if (!isExecuted) {
      console.say("nothing is written; add --execute to do it");
    }
  }
}
