package dev.slipstream.compat;

import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.Dump;
import dev.slipstream.testing.LegacyCase;
import java.util.List;
import java.util.stream.Stream;

/** A player on a store in memory, and what happens to it. */
record LivePlayer(Store store, Subject player) {

  static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  /** A legacy player of a case folder. */
  static LivePlayer of(String name) {
    LegacyCase legacy = LegacyCase.named(name);
    Store store = new MemoryStore();
    legacy.seed(store);
    return new LivePlayer(store, new Subject(legacy.uid()));
  }

  PlayerPaths paths() {
    return new PlayerPaths(player);
  }

  PlayerRead read() {
    return readOn(store);
  }

  PlayerRead readOn(Store other) {
    return new PlayerReader(other).read(RACING, player);
  }

  PlayerView view() {
    return read().view().orElseThrow();
  }

  Outcome migrate() {
    return new Migrator(store).migrate(RACING, player).outcome();
  }

  /** Takes the player back to the legacy schema: its new documents go. */
  void rollBack() {
    Stream<Write> deletes =
        Dump.below(Dump.of(store), paths().root().toString()).keySet().stream()
            .filter(path -> !path.equals(checkpoint()))
            .map(Write.Delete::new);
    Write status = new Write.Merge(checkpoint(), Fields.of("status", Value.of("rolled_back")));
    store.apply(Changes.writing(Stream.concat(deletes, Stream.of(status)).toArray(Write[]::new)));
  }

  /** An operation of the game on a migrated player: balances, ledger and item in one commit. */
  void buy(String itemId) {
    DocPath stats = paths().stats();
    DocPath item = paths().item(itemId);
    store.apply(
        Changes.reading(
            List.of(stats, item),
            seen -> {
              long qty = seen.fields(item).flatMap(fields -> fields.integer("qty")).orElse(0L);
              return Decision.write(
                  "bought",
                  List.of(
                      new Write.Merge(stats, paid(seen.fields(stats).orElseThrow())),
                      new Write.Put(item, item(itemId, qty + 1))));
            }));
  }

  private static Fields paid(Fields stats) {
    long seq = stats.fields("ledger").integer("seq").orElseThrow();
    return Fields.builder()
        .put("coins", stats.integer("coins").orElseThrow() - 100)
        .put("ledger", Fields.of("seq", Value.of(seq + 1)))
        .build();
  }

  static Fields item(String itemId, long quantity) {
    return Fields.builder().put("itemId", itemId).put("qty", quantity).build();
  }

  void write(Write... writes) {
    store.apply(Changes.writing(writes));
  }

  DocPath checkpoint() {
    return RACING.checkpoint(player);
  }
}
