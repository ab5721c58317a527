package dev.slipstream.operator.verbs;

import dev.slipstream.mapping.Mappings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which mapping tables to work with. */
final class MappingOptions {

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "Tables of this folder instead of those of the build.")
  private Optional<Path> folder = Optional.empty();

  Mappings tables() {
    return folder.map(Mappings::in).orElseGet(Mappings::bundled);
  }
}
