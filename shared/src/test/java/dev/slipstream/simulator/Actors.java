package dev.slipstream.simulator;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Game;
import dev.slipstream.economy.Operation;
import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.engine.RolledBack;
import dev.slipstream.layout.ClanPaths;
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
import dev.slipstream.oracles.RollbackKeeps;
import dev.slipstream.oracles.Words;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who takes part. A new actor is a program here and a line in {@link Scenario}. */
record Actors(Game game, Limits limits, Memory memory) {

  /** How the role of whoever takes a player back begins. */
  static final String ROLLBACK = "rollback of ";

  private RacingMigration migration() {
    return game.migration();
  }

  /** A worker that was sent a player, outside of any wave. */
  Actor migrator(String name, Subject player) {
    return server(
        name,
        "migrator of " + player,
        store -> word(new Migrator(store).migrate(migration(), player)));
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
    return migrated.outcome() + because(migrated.failure());
  }

  /** The late-write sweep of one player. */
  Actor sweeper(String name, Subject player) {
    return server(
        name,
        store -> "SWEPT " + new LateWrites(store).sweep(migration(), player).sources().size());
  }

  /** An operator who takes a player back, outside of any wave. */
  Actor rollback(String name, Subject player) {
    return rollback(name, player, RollbackRequest.because("a rehearsal"), "");
  }

  /** An operator who takes back a wave, and whoever still works for an earlier one is to stop. */
  Actor rollback(String name, Subject player, long epoch) {
    RollbackRequest request = RollbackRequest.because("a rehearsal").under(epoch);
    return rollback(name, player, request, FencedEpochs.UNDER + epoch);
  }

  /** An operator who takes a player back, whatever the old schema cannot say. */
  Actor forcedRollback(String name, Subject player) {
    return rollback(name, player, RollbackRequest.because(RollbackKeeps.BY_FORCE).forced(), "");
  }

  private Actor rollback(String name, Subject player, RollbackRequest request, String under) {
    return server(
        name,
        ROLLBACK + player + " " + request,
        store -> word(new Rollback(store).rollBack(migration(), player, request)) + under);
  }

  private static String word(RolledBack back) {
    return back.outcome() + because(back.failure());
  }

  private static String because(Optional<Finding> why) {
    return why.map(finding -> ": " + finding.sentence()).orElse("");
  }

  /** Compares a clan's total with its members, and mends it; once, however often it is sent. */
  Actor reconciler(String name, ClanPaths clan, Subject... members) {
    return server(name, store -> new Reconciling(clan, List.of(members)).run(store));
  }

  /** A game server, or the player, that asks for an operation. */
  Actor operation(String name, Operation operation) {
    return server(
        name,
        "caller of " + operation,
        store -> Words.of(operation, new Economy(store, game).post(operation).answer()));
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

  /**
   * An old client that was offline for days: what it has made of the profile that it read then is
   * sent now, one after the other.
   */
  Actor queuedClient(String name, Subject player, String... profiles) {
    DocPath blob = LegacyPaths.blob(player, "profileData");
    return fenced(
        name,
        player,
        store -> {
          for (String profile : profiles) {
            store.apply(new Unseen(new Write.Put(blob, Fields.of(blob.id(), Value.of(profile)))));
          }
          return "SAVED";
        });
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
    return server(name, name, program);
  }

  private Actor server(String name, String role, Program program) {
    return new Actor(name, role, program, limits, Optional.empty(), memory);
  }

  private Actor fenced(String name, Subject player, Program program) {
    return new Actor(
        name, name, program, limits, Optional.of(migration().checkpoint(player)), memory);
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
