package dev.slipstream.compat;

import dev.slipstream.model.Finding;
import dev.slipstream.store.Usage;
import java.util.Optional;

/**
 * What came of reading a player; neither view nor failure where there is no such player.
 *
 * @param view the player, where there is one that can be understood
 * @param failure why its legacy documents cannot be understood, where they cannot
 * @param usage billed operations of all attempts together
 */
public record PlayerRead(Optional<PlayerView> view, Optional<Finding> failure, Usage usage) {

  static PlayerRead of(PlayerView view) {
    return new PlayerRead(Optional.of(view), Optional.empty(), Usage.NONE);
  }

  static PlayerRead broken(Finding failure) {
    return new PlayerRead(Optional.empty(), Optional.of(failure), Usage.NONE);
  }

  static PlayerRead missing() {
    return new PlayerRead(Optional.empty(), Optional.empty(), Usage.NONE);
  }

  PlayerRead billed(Usage all) {
    return new PlayerRead(view, failure, all);
  }
}
