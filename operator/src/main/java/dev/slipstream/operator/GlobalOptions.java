package dev.slipstream.operator;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every verb takes. */
public final class GlobalOptions {

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "demo-slipstream",
      description = "Google Cloud project; demo-… means emulators (default: ${DEFAULT-VALUE}).",
      scope = ScopeType.LOCAL)
  private String project = "demo-slipstream";

  @Option(names = "--json", description = "Print one JSON object for machines.")
  private boolean isJson;

  @Option(
      names = "--require-emulator",
      description = "Fail where no Firestore emulator is found, rather than use memory.")
  private boolean requiresEmulator;

  public String project() {
    return project;
  }

  public boolean isJson() {
    return isJson;
  }

  public boolean requiresEmulator() {
    return requiresEmulator;
  }
}
