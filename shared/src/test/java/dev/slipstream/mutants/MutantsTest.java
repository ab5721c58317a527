package dev.slipstream.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof is worth what it finds: each mistake of the list is found, and no other is. */
final class MutantsTest {

  private static final int AT_LEAST = 100;
  private static int killed;

  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isFound(Mutant mutant) throws IOException, ReflectiveOperationException {
    String found = tried(mutant.sources(), mutant.field());
    System.out.println((found.isEmpty() ? "SURVIVES  " : "killed  ") + mutant + "  by  " + found);
    assertFalse(found.isEmpty(), () -> "survives: " + mutant);
    killed++;
  }

  /** The control: the same trial finds nothing where there is nothing. */
  @Test
  void whatIsRightIsNotFound() throws IOException, ReflectiveOperationException {
    assertEquals("", tried(Map.of(), "migrations"));
  }

  @Test
  void thereAreEnough() {
    assertTrue(mutants().size() >= AT_LEAST, () -> "mutants: " + mutants().size());
    assertEquals(mutants().size(), mutants().stream().map(Mutant::name).distinct().count());
  }

  private static String tried(Map<String, String> sources, String field)
      throws IOException, ReflectiveOperationException {
    try (Patched patched = Patched.with(sources)) {
      Object trial =
          patched
              .loadClass("dev.slipstream.simulator.Trial")
              .getDeclaredConstructor(String.class)
              .newInstance(field);
      return ((Supplier<?>) trial).get().toString();
    }
  }

  @AfterAll
  static void score() {
    System.out.printf("mutants killed: %d of %d%n", killed, mutants().size());
  }
}
