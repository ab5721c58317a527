package dev.slipstream.operator.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.engine.Bulk;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.store.Found;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Limited;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A validation when the store does not answer for one of the players. */
final class ValidationRunTest {

  private static final RacingMigration RACING = new RacingMigration(Mappings.bundled());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Validation reads at a time that is past by the clock of the day. */
  @AutoClose
  private final Store store =
      new MemoryStore(InstantSource.system()::instant, Limits.production(), Faults.NONE);

  @Test
  void anOutageForOnePlayerStopsNobodyElse() {
    new Bulk(store).write(Stream.of("u1", "u2", "u3").map(ValidationRunTest::profile));
    PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
    ValidationRun run =
        new ValidationRun(
            new OutFor("u2", store),
            RACING,
            false,
            Optional.empty(),
            new Console(lines, lines, false, false));
    assertEquals(ExitCodes.FINDINGS, run.sample(3, new RunOptions()));
    assertEquals(
        """
          checked        2
          error          1
          not_migrated   2
          u2: unavailable: out
        """,
        out.toString(StandardCharsets.UTF_8).replaceAll("(?m)^(validating|  validated:).*\\n", ""));
  }

  private static Write profile(String player) {
    return new Write.Put(
        LegacyPaths.blob(new Subject(player), "profileData"),
        Fields.of("profileData", Value.of("{\"playerCoins\":1}")));
  }

  private static final class OutFor extends Limited {
    private final String player;

    OutFor(String player, Store store) {
      super(store, store.limits());
      this.player = player;
    }

    @Override
    public Found read(Collection<DocPath> paths, ReadTime at) {
      if (paths.stream().anyMatch(path -> path.segments().contains(player))) {
        throw new StoreException(StoreException.Reason.UNAVAILABLE, "out");
      }
      return super.read(paths, at);
    }
  }
}
