package dev.slipstream.simulator;

/** What an oracle says does not hold. */
record Broken(String oracle, String sentence) {
  @Override
  public String toString() {
    return oracle + ": " + sentence;
  }
}
