package dev.slipstream.emulators;

/** A running emulator; whoever was given it closes it. */
public interface Emulator extends AutoCloseable {

  /** Where it listens, as the client libraries take it: {@code 127.0.0.1:8085}. */
  String host();

  /** The host by which it reaches this machine, where it calls back. */
  default String machine() {
    return "127.0.0.1";
  }

  /** Where it came from, as a piece of a sentence for the operator: "Docker". */
  String origin();

  /** Stops it if it was started for this object, else does nothing; may be called again. */
  @Override
  void close();
}
