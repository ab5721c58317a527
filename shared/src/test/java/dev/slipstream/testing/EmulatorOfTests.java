package dev.slipstream.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipstream.emulators.Emulator;
import dev.slipstream.emulators.Emulators;
import dev.slipstream.emulators.Emulators.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one emulator of a kind in this JVM, started when first asked for. Where there is none, tests
 * are skipped, or fail under {@code -Dslipstream.requireEmulators=true}.
 */
final class EmulatorOfTests {

  private static final Map<Kind, Optional<Emulator>> RUNNING = new EnumMap<>(Kind.class);

  private EmulatorOfTests() {}

  static synchronized String host(Kind kind) {
    return RUNNING
        .computeIfAbsent(kind, EmulatorOfTests::start)
        .map(Emulator::host)
        .orElseGet(() -> none(kind));
  }

  private static Optional<Emulator> start(Kind kind) {
    Optional<Emulator> emulator = Emulators.ofThisMachine().find(kind);
    emulator.ifPresent(
        found -> Runtime.getRuntime().addShutdownHook(new Thread(found::close, "close-" + kind)));
    return emulator;
  }

  private static String none(Kind kind) {
    String ways = Emulators.waysToGet(kind);
    return Boolean.getBoolean("slipstream.requireEmulators") ? fail(ways) : abort(ways);
  }
}
