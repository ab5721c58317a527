package dev.slipstream.economy;

import dev.slipstream.model.Change;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Store;

/** Applies operations, each exactly once, however often and by whomever it is asked for. */
public final class Economy {

  private final Store store;
  private final Game game;

  public Economy(Store store, Game game) {
    this.store = store;
    this.game = game;
  }

  public Game game() {
    return game;
  }

  /** Applies the operation in one commit, or says why not and writes nothing. */
  public Applied<Posted> post(Operation operation) {
    return store.apply(change(operation));
  }

  /** What {@link #post} applies, for whoever wants to see it before. */
  public Change<Posted> change(Operation operation) {
    return new PostOperation(operation, game);
  }
}
