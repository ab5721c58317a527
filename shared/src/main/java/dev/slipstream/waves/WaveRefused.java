package dev.slipstream.waves;

/** An order that cannot be carried out; the message is one sentence for the operator. */
public final class WaveRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WaveRefused(String sentence) {
    super(sentence);
  }
}
