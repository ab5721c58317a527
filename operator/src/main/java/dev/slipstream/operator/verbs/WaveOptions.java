package dev.slipstream.operator.verbs;

import picocli.CommandLine.Option;

/** Whose rollout, and why. */
final class WaveOptions {

  @Option(
      names = "--migration",
      paramLabel = "NAME",
      defaultValue = "racing",
      description = "Which migration (default: ${DEFAULT-VALUE}).")
  private String migration = "racing";

  @Option(names = "--reason", description = "Why; the rollout keeps it for those who look later.")
  private String reason = "";

  String migration() {
    return migration;
  }

  String reason() {
    return reason.strip();
  }
}
