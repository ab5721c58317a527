package dev.slipstream.emulators;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines a process printed; reads all of them, so that the process never blocks. */
final class OutputTail {

  private static final int LINES = 40;
  private static final int CHARACTERS = 400;
  private static final int MILLIS_TO_END = 1_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  private OutputTail(Process process) {
    this.reader = new Thread(() -> drain(process), "output of process " + process.pid());
  }

  static OutputTail of(Process process) {
    OutputTail tail = new OutputTail(process);
    tail.reader.setDaemon(true);
    tail.reader.start();
    return tail;
  }

  private void drain(Process process) {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(this::add);
    } catch (IOException | UncheckedIOException e) {
      add("(the rest of the output was lost: " + e.getMessage() + ")");
    }
  }

  private synchronized void add(String line) {
    lines.addLast(line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS) + " …");
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  synchronized boolean contains(String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  synchronized String text() {
    return lines.isEmpty() ? "(nothing)" : lines.stream().collect(joining("\n"));
  }

  /** Of a process that has ended, waits a moment for its last words. */
  void awaitEnd() throws InterruptedException {
    reader.join(MILLIS_TO_END);
  }
}
