package dev.slipstream.operator.verbs;

import picocli.CommandLine.Option;

/** How fast a verb works. */
final class RunOptions {

  @Option(
      names = "--migration",
      paramLabel = "NAME",
      defaultValue = "racing",
      description = "Which migration (default: ${DEFAULT-VALUE}).")
  private String migration = "racing";

  @Option(
      names = "--concurrency",
      defaultValue = "8",
      description = "Players at once (default: ${DEFAULT-VALUE}).")
  private int concurrency = 8;

  String migration() {
    return migration;
  }

  int concurrency() {
    return concurrency;
  }
}
