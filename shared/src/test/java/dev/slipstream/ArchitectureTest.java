package dev.slipstream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipstream.model.KnowsTheClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom: the table of the design, held. */
final class ArchitectureTest {

  private static final String ROOT = "dev.slipstream.";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** The table. A package may use itself and the JDK; libraries are named by their root. */
  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource({
    "model, ''",
    "layout, model",
    "legacy, model com.fasterxml.jackson.core",
    "mapping, model com.google.gson",
    "migrations.racing, model layout legacy mapping",
    "store, model",
    "store.memory, model store",
    "store.firestore, model store com.google io.grpc",
    "engine, model store",
    "economy, model layout legacy mapping migrations.racing engine store",
    "compat, model layout engine store",
    "archive, ''",
    "archive.folder, archive",
    "archive.cloud, archive com.google",
    "messages, model com.google.gson",
    "messages.pubsub, messages model store com.google io.grpc",
    "cleanup, model engine store archive report com.google.gson",
    "validation, model engine store archive messages com.google.gson",
    "waves, model engine store messages validation",
    "report, model engine store waves",
    "rollbacks, model engine store messages waves report",
    "seed, model layout legacy mapping migrations.racing engine store com.google.gson"
  })
  void aPackageUsesOnlyWhatTheTableAllows(String name, String allowed) {
    List<String> packages =
        new ArrayList<>(List.of("java..", "javax.crypto..", "org.jspecify..", ROOT + name));
    Stream.of(allowed.split(" "))
        .filter(used -> !used.isEmpty())
        .forEach(
            used ->
                packages.add(
                    used.startsWith("com.") || used.startsWith("io.") ? used + ".." : ROOT + used));
    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(packages.toArray(String[]::new)))
        .check(PRODUCT);
  }

  @Test
  void everyPackageOfTheLibraryIsInTheTable() {
    List<String> known =
        List.of(
            "model",
            "layout",
            "legacy",
            "mapping",
            "migrations.racing",
            "store",
            "store.memory",
            "store.firestore",
            "engine",
            "economy",
            "compat",
            "archive",
            "archive.folder",
            "archive.cloud",
            "messages",
            "messages.pubsub",
            "cleanup",
            "validation",
            "waves",
            "report",
            "rollbacks",
            "seed",
            "edge");
    PRODUCT.stream()
        .map(type -> type.getPackageName().substring(ROOT.length()))
        .distinct()
        .forEach(name -> assertTrue(known.contains(name), name + " is not in the table"));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void onlyTheEdgeKnowsTheFunctionsFramework() {
    noClasses()
        .that(resideOutsideOfPackages(ROOT + "edge"))
        .should()
        .dependOnClassesThat(resideInAPackage("com.google.cloud.functions.."))
        .check(PRODUCT);
  }

  @Test
  void onlyTheEdgeKnowsTheClockTheEnvironmentAndStandardOutput() {
    pureOutsideOfTheEdge().check(PRODUCT);
  }

  /** A rule that cannot fail proves nothing: this class, in the tests, asks the clock. */
  @Test
  void aClockInTheModelWouldBeSeen() {
    JavaClasses planted = new ClassFileImporter().importClasses(KnowsTheClock.class);
    assertThrows(AssertionError.class, () -> pureOutsideOfTheEdge().check(planted));
  }

  private static ArchRule pureOutsideOfTheEdge() {
    return noClasses()
        .that(resideOutsideOfPackages(ROOT + "edge"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .callMethod(PrintStream.class, "println", String.class);
  }
}
