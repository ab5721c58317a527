package dev.slipstream.oracles;

import java.util.List;

/** Something that must hold at every moment. */
public interface Oracle {

  /** What does not hold, one sentence each: what, and whom it concerns. */
  List<String> violations(Scene scene);

  default String name() {
    return getClass().getSimpleName();
  }
}
