package dev.slipstream.messages.pubsub;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.pubsub.v1.stub.GrpcSubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStubSettings;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SubscriptionName;
import dev.slipstream.messages.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Pulls from a topic that nothing is pushed from. */
final class Pulled {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Pulled() {}

  /** Waits for one message. */
  static PubsubMessage one(String project, String host, Topic topic) throws IOException {
    SubscriberStubSettings.Builder settings =
        SubscriberStubSettings.newBuilder()
            .setTransportChannelProvider(EmulatorChannel.to(host))
            .setCredentialsProvider(NoCredentialsProvider.create());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (SubscriberStub stub = GrpcSubscriberStub.create(settings.build())) {
      PullRequest request =
          PullRequest.newBuilder()
              .setSubscription(SubscriptionName.of(project, topic.id()).toString())
              .setMaxMessages(1)
              .build();
      while (System.nanoTime() < deadline) {
        List<ReceivedMessage> received =
            stub.pullCallable().call(request).getReceivedMessagesList();
        if (!received.isEmpty()) {
          return received.get(0).getMessage();
        }
      }
    }
    throw new AssertionError("nothing in " + topic + " for " + PATIENCE);
  }
}
