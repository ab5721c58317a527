package dev.slipstream.emulators;

import dev.slipstream.emulators.Emulators.Kind;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Runs an emulator's main class in a child JVM that lives exactly as long as its parent: no
 * shorter, so that a stack that is told to stop can drain into it, and no longer, even if the
 * parent is killed.
 *
 * <p>The child's standard input is a pipe whose other end only the parent holds, so the end of the
 * input is the end of the parent, however it came. A shutdown hook instead would miss a kill, and
 * would stop the emulator while the parent's other hooks still drain. The signals a terminal sends
 * to the whole group of processes (Ctrl-C, hang-up) are for the parent to answer; the child is
 * started ignoring them.
 */
final class EndsWithParent {

  private static final Path SHELL = Path.of("/bin/sh");

  private EndsWithParent() {}

  /** In the parent: starts the child, standard error merged into standard output. */
  static Process start(Kind kind, Path jar, int port) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      // What is ignored stays ignored across exec, and the JVM respects it.
      command.addAll(List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseParallelGC", kind.heap, "-Duser.language=en"));
    command.addAll(List.of("-cp", jar + File.pathSeparator + ownClassPath()));
    command.addAll(List.of(EndsWithParent.class.getName(), kind.mainClass));
    command.addAll(List.of("--host=127.0.0.1", "--port=" + port));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static Path ownClassPath() {
    try {
      return Path.of(
          EndsWithParent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the child: the class to run, then its arguments. */
  public static void main(String[] arguments) {
    Thread watch = new Thread(EndsWithParent::awaitEndOfParent, "ends with parent");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      fail(Objects.requireNonNullElse(e.getCause(), e));
    } catch (ReflectiveOperationException e) {
      fail(e);
    }
  }

  private static void awaitEndOfParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe says the same as a closed one.
    }
    Runtime.getRuntime().halt(0);
  }

  /** The Pub/Sub emulator's other threads would keep it alive, without a port, for ever. */
  private static void fail(Throwable cause) {
    cause.printStackTrace(System.err);
    Runtime.getRuntime().halt(1);
  }
}
