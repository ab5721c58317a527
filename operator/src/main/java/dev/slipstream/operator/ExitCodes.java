package dev.slipstream.operator;

/** What a verb's exit code says. */
public final class ExitCodes {

  /** All as wanted. */
  public static final int DONE = 0;

  /** Done, and there is something to look at. */
  public static final int FINDINGS = 1;

  /** The command line was not understood. */
  public static final int USAGE = 2;

  /** Nothing more can be done before somebody changes something. */
  public static final int CANNOT_GO_ON = 3;

  private ExitCodes() {}
}
