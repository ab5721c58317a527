package dev.slipstream.operator.verbs;

import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.operator.stack.LocalStack;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipstream up}: the local stack until it is told to end. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Runs the emulators and all functions on one port of this machine.")
public final class UpVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port that all functions share (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--in-process",
      description =
          "Hand messages over within the stack, also where a Pub/Sub emulator is found: that pushes"
              + " two at once of a topic.")
  private boolean isInProcess;

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(GlobalOptions.of(spec));
    LocalStack stack = start(console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, console), "drain"));
    stack
        .firestoreHost()
        .ifPresent(
            host ->
                console.say(
                    "verbs in other terminals find it; or set FIRESTORE_EMULATOR_HOST=" + host));
    console.say("ready: " + stack.url());
    new CountDownLatch(1).await();
    return ExitCodes.DONE;
  }

  private LocalStack start(Console console) {
    GlobalOptions options = GlobalOptions.of(spec);
    return isInProcess
        ? LocalStack.startInProcess(options.project(), options.requiresEmulator(), port, console)
        : LocalStack.start(options.project(), options.requiresEmulator(), port, console);
  }

  /** What is in flight is answered; then the process ends as one that did what it was told. */
  private static void end(LocalStack stack, Console console) {
    stack.close();
    console.say("ended");
    Runtime.getRuntime().halt(ExitCodes.DONE);
  }
}
