package dev.slipstream.economy;

import dev.slipstream.store.Store;

/** What the cases of the contract stand on: an empty store for each, and its players. */
interface EconomyGround {

  Store store();

  /** A player with 100 coins, 7 gems, 240 XP, 25 trophies, and a garage; not migrated yet. */
  default Player tess() {
    return player("uTess");
  }

  /** Another like her. */
  default Player yan() {
    return player("uYan");
  }

  /** One more like her, whom no case has met. */
  Player another();

  default Player player(String uid) {
    return Player.on(store(), uid);
  }
}
