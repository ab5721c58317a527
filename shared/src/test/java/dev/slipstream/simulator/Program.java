package dev.slipstream.simulator;

import dev.slipstream.store.Store;

/**
 * What an actor does, from its first call to its last; real code of the product wherever it can be.
 * It is run again from the top for every call, with the answers that it has had so far, so it may
 * depend on nothing but those.
 */
@FunctionalInterface
interface Program {

  /** Runs to the end, and says in a word or two what came of it. */
  String run(Store store);
}
