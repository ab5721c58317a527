package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.EngineCode;
import dev.slipstream.engine.Migrated;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Outcome;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Code;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Writes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One dirty player's migration on a store of its own, and what must hold whatever comes of it. */
final class DirtyLife {

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);
  private static final MasterData MASTER_DATA = new MasterData(MAPPINGS, Catalogues.bundled());
  private static final LimitCheck LIMITS = new LimitCheck(Limits.production());

  private static final Set<Code> FATAL =
      Set.of(
          BlobCode.MALFORMED_JSON,
          BlobCode.BLOB_NOT_OBJECT,
          BlobCode.BAD_NUMBER,
          BlobCode.BAD_BOOLEAN,
          BlobCode.VALUE_OUT_OF_RANGE,
          EngineCode.DOCUMENT_TOO_LARGE);

  private final DirtyPlayer player;
  private final Store store = new MemoryStore();
  private final Migrator migrator = new Migrator(store);

  DirtyLife(DirtyPlayer player) {
    this.player = player;
    Writes.put(store, player.documents());
    player.clans().forEach(clan -> store.apply(MASTER_DATA.clan(clan)));
  }

  /** Plans and migrates; says MIGRATED, NOT_FOUND, or the code of the failure. */
  String planAndMigrate() {
    Migrated plan = migrator.plan(RACING, player.subject(), ReadTime.latest());
    assertEquals(Optional.empty(), LIMITS.problem(plan.writes()), "a plan can be stored");
    plan.writes().stream()
        .filter(Write.Create.class::isInstance)
        .forEach(write -> assertAmounts(((Write.Create) write).fields()));
    Migrated migrated = migrator.migrate(RACING, player.subject());
    assertEquals(plan.outcome(), migrated.outcome(), "a plan says what will come");
    assertEquals(plan.checkpoint(), migrated.checkpoint(), "a plan says what will be recorded");
    assertEquals(plan.writes().size(), migrated.usage().writes(), "a plan says what is written");
    return check(migrated);
  }

  /** The same without the plan, at half the cost. */
  String migrate() {
    return check(migrator.migrate(RACING, player.subject()));
  }

  /** What is counted is never negative, and a whole number that every client reads exactly. */
  private static void assertAmounts(Value value) {
    if (value instanceof Fields fields) {
      fields.map().values().forEach(DirtyLife::assertAmounts);
    } else if (value instanceof Value.Int number) {
      assertTrue(number.value() >= 0 && number.value() <= Limits.MAX_EXACT, number::toString);
    }
  }

  private String check(Migrated migrated) {
    return switch (migrated.outcome()) {
      case MIGRATED -> checkDone();
      case FAILED -> checkFailed(migrated);
      default -> checkNotFound(migrated);
    };
  }

  /** That each document can be stored the store has checked by storing it. */
  private String checkDone() {
    assertEquals(Optional.of("completed"), status());
    Migrated again = migrator.migrate(RACING, player.subject());
    assertEquals(Outcome.ALREADY_MIGRATED, again.outcome());
    assertEquals(Usage.reads(1), again.usage());
    return "MIGRATED";
  }

  private String checkFailed(Migrated migrated) {
    Code code = migrated.failure().orElseThrow().code();
    assertTrue(FATAL.contains(code), () -> "fails with " + code);
    assertTrue(code != EngineCode.DOCUMENT_TOO_LARGE || player.isHuge(), "it is not large");
    assertEquals(2, migrated.usage().writes(), "the checkpoint, and the entry in quarantine");
    assertEquals(Optional.of("failed"), status());
    return code.name();
  }

  private static String checkNotFound(Migrated migrated) {
    assertEquals(Outcome.NOT_FOUND, migrated.outcome());
    assertEquals(0, migrated.usage().writes());
    return "NOT_FOUND";
  }

  private Optional<String> status() {
    DocPath path = RACING.checkpoint(player.subject());
    return store
        .read(List.of(path), ReadTime.latest())
        .snapshot()
        .fields(path)
        .flatMap(checkpoint -> checkpoint.text("status"));
  }
}
