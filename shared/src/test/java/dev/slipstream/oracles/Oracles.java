package dev.slipstream.oracles;

import java.util.List;
import java.util.Set;

/** All that must hold. */
public final class Oracles {

  private Oracles() {}

  public static List<Oracle> all(Set<String> secrets) {
    return List.of(
        new Refinement(),
        new OneAuthority(),
        new NoWriteLost(),
        new Conservation(),
        new Blobs(),
        new RollbackKeeps(),
        new ExactlyOnce(),
        new NoOrphans(),
        new Budget(),
        new Liveness(),
        new FencedEpochs(),
        new Waves(),
        new Batches(),
        new PrivateLogs(secrets));
  }
}
