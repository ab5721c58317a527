package dev.slipstream.spec;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tlc2.TLC;

/**
 * The TLA+ model checker, in a JVM of its own: it keeps its state in static fields and ends with
 * {@code System.exit}. Everything that it writes is below {@code target/tlc}.
 */
final class Tlc {

  private static final Path RUNS = Path.of("target", "tlc").toAbsolutePath();
  private static final int MAX_SECONDS = 300;

  private Tlc() {}

  /** Checks the text of a module; {@code run} names the folder that keeps what was checked. */
  static Verdict check(String run, String module, String text, String configuration)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(RUNS.resolve(run));
    Files.writeString(folder.resolve(module + ".tla"), text);
    Files.writeString(folder.resolve(module + ".cfg"), configuration);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(module))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("TLC is not done after " + MAX_SECONDS + " s; see " + output);
    }
    return new Verdict(process.exitValue(), Files.readString(output));
  }

  /** One worker, so that a counterexample is a shortest one, and the same in every run. */
  private static List<String> command(String module) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=.",
        "-cp",
        jar(),
        TLC.class.getName(),
        "-nowarning",
        "-workers",
        "1",
        "-lncheck",
        "final",
        "-metadir",
        "states",
        module + ".tla");
  }

  private static String jar() {
    try {
      return Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
