package dev.slipstream.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.engine.EngineCode;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.migrations.racing.RacingCode;
import dev.slipstream.model.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What no tool knows: that the repository's parts name each other. */
final class TidyTest {

  private static final Path ROOT = Path.of(System.getProperty("slipstream.root"));
  private static final Pattern COMMAND = Pattern.compile("^ {4}\\./slipstream (.*?)( +#.*)?$");

  @Test
  void everyFindingHasItsParagraph() {
    String runbook = text(ROOT.resolve("docs/runbooks/findings.md"));
    Stream.of(BlobCode.values(), RacingCode.values(), EngineCode.values())
        .flatMap(Stream::<Code>of)
        .forEach(
            code ->
                assertTrue(
                    runbook.contains("\n### " + code.name() + "\n"),
                    code.name() + " has no paragraph in docs/runbooks/findings.md"));
  }

  @Test
  void everyParagraphHasItsFinding() {
    List<String> codes =
        Stream.of(BlobCode.values(), RacingCode.values(), EngineCode.values())
            .flatMap(Stream::<Code>of)
            .map(Code::name)
            .toList();
    text(ROOT.resolve("docs/runbooks/findings.md"))
        .lines()
        .filter(line -> line.matches("### [A-Z_]+"))
        .forEach(line -> assertTrue(codes.contains(line.substring(4)), line + " is no code"));
  }

  @Test
  void everyFunctionHasItsClassTestAndRow() throws IOException {
    String readme = text(ROOT.resolve("README.md"));
    String modules = text(ROOT.resolve("functions/pom.xml"));
    try (Stream<Path> folders = Files.list(ROOT.resolve("functions"))) {
      for (Path folder : folders.filter(TidyTest::isModule).toList()) {
        String name = folder.getFileName().toString();
        String type =
            Stream.of(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        assertTrue(modules.contains("<module>" + name + "</module>"), name + " is no module");
        assertTrue(readme.contains("(functions/" + name + ")"), name + " has no README row");
        assertTrue(has(folder, type + ".java"), name + " lacks its class " + type);
        assertTrue(has(folder, type + "Test.java"), name + " lacks its test");
      }
    }
  }

  private static boolean isModule(Path folder) {
    return Files.exists(folder.resolve("pom.xml"));
  }

  private static boolean has(Path folder, String file) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      return files.anyMatch(path -> path.getFileName().toString().equals(file));
    }
  }

  static Stream<String> commandsOfTheDocuments() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
          files.filter(file -> file.toString().endsWith(".md")))
          .flatMap(file -> text(file).lines())
          .map(COMMAND::matcher)
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .distinct()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "./slipstream {0}")
  @MethodSource("commandsOfTheDocuments")
  void everyCommandInTheDocumentsParses(String command) {
    CommandLine commandLine = Slipstream.commandLine();
    commandLine.parseArgs(command.split(" +"));
  }

  @Test
  void everyMarkdownPageHasOneTitle() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(
              file ->
                  assertEquals(
                      1,
                      text(file).lines().filter(line -> line.startsWith("# ")).count(),
                      file + " has one title"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
