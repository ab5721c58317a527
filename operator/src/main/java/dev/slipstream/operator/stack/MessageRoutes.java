package dev.slipstream.operator.stack;

import dev.slipstream.emulators.Emulator;
import dev.slipstream.messages.DeliveryTerms;
import dev.slipstream.messages.InProcessMessages;
import dev.slipstream.messages.Topic;
import dev.slipstream.messages.pubsub.Topology;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.operator.Console;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How what is published on the local stack reaches the functions that it serves. */
final class MessageRoutes {

  private final ServedFunctions functions;

  MessageRoutes(ServedFunctions functions) {
    this.functions = functions;
  }

  /** The emulator pushes to the functions' paths, as production does. */
  void push(String project, Emulator pubSub, int port) {
    Map<Topic, String> urls = new EnumMap<>(Topic.class);
    functions.forEachTopic(
        (topic, name) -> urls.put(topic, "http://" + pubSub.machine() + ":" + port + "/" + name));
    try (Topology topology = Topology.open(project, pubSub.host())) {
      topology.make(urls, DeliveryTerms.LOCAL);
    }
  }

  /** This process hands over itself; what is for people is said. */
  void handOver(InProcessMessages messages, Console console) {
    functions.forEachTopic(
        (topic, name) -> {
          PushedEvents function = Objects.requireNonNull(functions.pushed().get(name));
          messages.subscribe(topic.id(), message -> function.accept(Envelope.of(message)));
        });
    Stream.of(Topic.values())
        .filter(topic -> topic.function().isEmpty())
        .forEach(
            topic ->
                messages.subscribe(
                    topic.id(),
                    message -> console.say(topic.id() + ": " + CanonicalJson.of(message))));
  }
}
