package dev.slipstream.simulator;

import dev.slipstream.messages.Messages;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Write;
import dev.slipstream.oracles.Waves;
import dev.slipstream.store.Store;
import dev.slipstream.testing.Changes;

/**
 * Messages that lie in the simulated store from the moment that they are safe: they are part of the
 * state, outlive whoever sent them, and sending is a step that may fail. One that is sent twice
 * lies there once, since whoever gets it may get it twice anyway.
 */
record Mail(Store store) implements Messages {

  @Override
  public void publish(String topic, Fields message) {
    DocPath letter = Waves.letter(topic, message);
    store.apply(Changes.writing(new Write.Put(letter, message)));
  }
}
