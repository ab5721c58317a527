package dev.slipstream.simulator;

import dev.slipstream.store.memory.MemoryDatabase.Locking;

/**
 * Under which conditions a scenario is played.
 *
 * @param fence when clients' writes are checked
 * @param sweeps whether late writes are looked for after all is done
 * @param crashes how many running may die, at any step
 * @param faults how many calls may fare badly
 */
record Terms(Locking locking, Fence fence, boolean sweeps, int crashes, int faults) {

  static Terms of(Locking locking) {
    return new Terms(locking, Fence.AT_COMMIT, true, 0, 0);
  }

  Terms with(Fence other) {
    return new Terms(locking, other, sweeps, crashes, faults);
  }

  Terms withSweeps(boolean does) {
    return new Terms(locking, fence, does, crashes, faults);
  }

  Terms withCrashes(int most) {
    return new Terms(locking, fence, sweeps, most, faults);
  }

  Terms withFaults(int most) {
    return new Terms(locking, fence, sweeps, crashes, most);
  }
}
