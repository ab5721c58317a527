package dev.slipstream.simulator;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.FencedEpochs;
import dev.slipstream.oracles.Words;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who takes part. A new actor is a program here and a line in {@link Scenario}. */
record Actors(Game game, Limits limits, Memory memory) {

  private RacingMigration migration() {
    return game.migration();
  }

  /** A worker that was sent a player, outside of any wave. */
  Actor migrator(String name, Subject player) {
    return server(name, store -> word(new Migrator(store).migrate(migration(), player)));
  }

  /** A worker that was sent a player in a wave. */
  Actor migrator(String name, Subject player, long epoch) {
    return server(
        name,
        store ->
            word(new Migrator(store).migrate(migration(), player, epoch))
                + FencedEpochs.UNDER
                + epoch);
  }

  /** All that its answer and its log tell of it. */
  private static String word(Migrated migrated) {
    Optional<String> why = migrated.failure().map(Finding::sentence);
    return migrated.outcome() + why.map(sentence -> ": " + sentence).orElse("");
  }

  /** The late-write sweep of one player. */
  Actor sweeper(String name, Subject player) {
    return server(
        name,
        store -> "SWEPT " + new LateWrites(store).sweep(migration(), player).sources().size());
  }

  /** A game server, or the player, that asks for an operation. */
  Actor operation(String name, Operation operation) {
    return server(
        name, store -> Words.of(operation, new Economy(store, game).post(operation).answer()));
  }

  /** An old client: reads its whole profile, changes it, and writes the whole back. */
  Actor client(String name, Subject player, UnaryOperator<String> change) {
    return client(name, LegacyPaths.blob(player, "profileData"), player, change);
  }

  /** The same with its garage. */
  Actor clientInTheGarage(String name, Subject player, UnaryOperator<String> change) {
    return client(name, LegacyPaths.blob(player, "garageData"), player, change);
  }

  /** An old client that updates the field of its profile, and leaves what stands beside it. */
  Actor updatingClient(String name, Subject player, UnaryOperator<String> change) {
    DocPath blob = LegacyPaths.blob(player, "profileData");
    return client(name, blob, player, change, fields -> new Write.Merge(blob, fields));
  }

  private Actor client(String name, DocPath blob, Subject player, UnaryOperator<String> change) {
    return client(name, blob, player, change, fields -> new Write.Put(blob, fields));
  }

  private Actor client(
      String name,
      DocPath blob,
      Subject player,
      UnaryOperator<String> change,
      Function<Fields, Write> write) {
    return fenced(
        name,
        player,
        store -> {
          Fields fields = Fields.of(blob.id(), Value.of(change.apply(text(store, blob))));
          store.apply(new Unseen(write.apply(fields)));
          return "SAVED";
        });
  }

  private Actor server(String name, Program program) {
    return new Actor(name, program, limits, Optional.empty(), memory);
  }

  private Actor fenced(String name, Subject player, Program program) {
    return new Actor(name, program, limits, Optional.of(migration().checkpoint(player)), memory);
  }

  private static String text(Store store, DocPath blob) {
    return store
        .read(List.of(blob), ReadTime.latest())
        .snapshot()
        .fields(blob)
        .flatMap(fields -> fields.text(blob.id()))
        .orElse("{}");
  }

  /** A write without a look, as clients make them. */
  private record Unseen(Write write) implements Change<String> {
    @Override
    public List<DocPath> reads() {
      return List.of();
    }

    @Override
    public Decision<String> decide(Snapshot seen) {
      return Decision.write("written", List.of(write));
    }
  }
}
