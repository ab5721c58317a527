package dev.slipstream.messages.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.pubsub.v1.PubsubMessage;
import dev.slipstream.messages.DeliveryTerms;
import dev.slipstream.messages.Messages;
import dev.slipstream.messages.MessagesContract;
import dev.slipstream.messages.Topic;
import dev.slipstream.model.Fields;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import dev.slipstream.testing.FirestoreEmulator;
import dev.slipstream.testing.PubSubEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** By the real client over the emulator, which pushes by HTTP. */
final class PubSubMessagesTest extends MessagesContract {

  private static final DeliveryTerms QUICK =
      new DeliveryTerms(Duration.ofSeconds(60), Duration.ZERO, Duration.ofMillis(100), 5);

  private final String project = FirestoreEmulator.newProject();
  private final List<AutoCloseable> opened = new ArrayList<>();

  private <T extends AutoCloseable> T opened(T thing) {
    opened.add(0, thing);
    return thing;
  }

  private Messages messages() {
    return opened(PubSubMessages.open(project, Optional.of(PubSubEmulator.host())));
  }

  private Topology topology() {
    return opened(Topology.open(project, PubSubEmulator.host()));
  }

  private PushEndpoint endpoint(Consumer<JsonObject> subscriber) {
    try {
      return opened(PushEndpoint.start(subscriber));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Messages subscribedBy(Consumer<String> subscriber) {
    PushEndpoint endpoint = endpoint(envelope -> subscriber.accept(PushEndpoint.data(envelope)));
    topology().make(Map.of(Topic.VALIDATIONS, endpoint.url()), QUICK);
    return messages();
  }

  @Override
  protected String takeGivenUp() {
    return pulled(Topic.DEAD_LETTERS).getData().toStringUtf8();
  }

  private PubsubMessage pulled(Topic topic) {
    try {
      return Pulled.one(project, PubSubEmulator.host(), topic);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void end() {
    for (AutoCloseable thing : opened) {
      try {
        thing.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aTopicThatIsNotThereIsNamedWithItsProjectAndWhatToDo() {
    Messages messages = messages();
    StoreException refused =
        assertThrows(StoreException.class, () -> messages.publish(TOPIC, Fields.empty()));
    assertEquals(Reason.REFUSED, refused.reason());
    assertEquals(
        "Project "
            + project
            + " has no topic migration-validations; start the local stack with ./slipstream up,"
            + " which makes those that it serves.",
        refused.getMessage());
  }

  @Test
  void aTopicThatIsMadeLaterIsFound() {
    Messages messages = messages();
    assertThrows(StoreException.class, () -> messages.publish(Topic.FAILURES.id(), Fields.empty()));
    topology().make(Map.of(), QUICK);
    messages.publish(Topic.FAILURES.id(), Fields.empty());
    assertEquals("{}", pulled(Topic.FAILURES).getData().toStringUtf8());
  }

  @Test
  void aTopicThatNoFunctionIsServedForIsNotMade() {
    topology().make(Map.of(), QUICK);
    Messages messages = messages();
    StoreException refused =
        assertThrows(
            StoreException.class, () -> messages.publish(Topic.WAVES.id(), Fields.empty()));
    assertEquals(Reason.REFUSED, refused.reason());
  }

  @Test
  void whereNobodyAnswersItIsUnavailable() throws IOException {
    Messages messages =
        opened(
            PubSubMessages.open(
                project, Optional.of("127.0.0.1:" + closedPort()), Duration.ofSeconds(10)));
    StoreException failure =
        assertThrows(StoreException.class, () -> messages.publish(TOPIC, Fields.empty()));
    assertEquals(Reason.UNAVAILABLE, failure.reason());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aTopologyThatIsThereIsBroughtIntoLine() {
    BlockingQueue<String> old = new LinkedBlockingQueue<>();
    BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    PushEndpoint before = endpoint(envelope -> old.add(PushEndpoint.data(envelope)));
    PushEndpoint now = endpoint(envelope -> arrived.add(PushEndpoint.data(envelope)));
    topology().make(Map.of(Topic.VALIDATIONS, before.url()), DeliveryTerms.LOCAL);
    topology().make(Map.of(Topic.VALIDATIONS, now.url()), QUICK);
    messages().publish(TOPIC, Fields.empty());
    assertEquals("{}", take(arrived));
    assertEquals(0, old.size());
  }

  /** What an envelope says on the emulator; production says the delivery attempt as well. */
  @Test
  void anEnvelopeHasTheMessagesIdAndTime() {
    BlockingQueue<String> ids = new LinkedBlockingQueue<>();
    PushEndpoint endpoint =
        endpoint(
            envelope -> {
              JsonObject message = envelope.getAsJsonObject("message");
              assertTrue(message.has("publishTime"));
              ids.add(message.get("messageId").getAsString());
            });
    topology().make(Map.of(Topic.VALIDATIONS, endpoint.url()), QUICK);
    Messages messages = messages();
    messages.publish(TOPIC, Fields.empty());
    messages.publish(TOPIC, Fields.empty());
    assertNotEquals(take(ids), take(ids));
  }
}
