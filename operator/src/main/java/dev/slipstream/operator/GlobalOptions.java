package dev.slipstream.operator;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every verb takes, before or behind its name. */
public final class GlobalOptions {

  @Option(
      names = "--project",
      paramLabel = "ID",
      defaultValue = "demo-slipstream",
      scope = ScopeType.INHERIT,
      description = "Google Cloud project; demo-… means emulators (default: ${DEFAULT-VALUE}).")
  private String project = "demo-slipstream";

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object for machines.")
  private boolean isJson;

  @Option(
      names = "--require-emulator",
      scope = ScopeType.INHERIT,
      description = "Fail where no Firestore emulator is found, rather than use memory.")
  private boolean requiresEmulator;

  /** Those that a verb was called with. */
  public static GlobalOptions of(CommandSpec verb) {
    return ((Slipstream) verb.root().userObject()).options();
  }

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
