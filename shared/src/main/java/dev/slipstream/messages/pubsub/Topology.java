package dev.slipstream.messages.pubsub;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import dev.slipstream.messages.DeliveryTerms;
import dev.slipstream.messages.Topic;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/**
 * The topics of a project on an emulator, and where their messages go; production has the same from
 * its deployment. What is there already is brought into line.
 */
public final class Topology implements AutoCloseable {

  private static final FieldMask WHAT_MAY_CHANGE =
      FieldMask.newBuilder()
          .addPaths("push_config")
          .addPaths("ack_deadline_seconds")
          .addPaths("retry_policy")
          .addPaths("dead_letter_policy")
          .build();

  private final String project;
  private final TopicAdminClient topics;
  private final SubscriptionAdminClient subscriptions;

  private Topology(String project, TopicAdminClient topics, SubscriptionAdminClient subscriptions) {
    this.project = project;
    this.topics = topics;
    this.subscriptions = subscriptions;
  }

  /** That of a project on the emulator at {@code host:port}. */
  public static Topology open(String project, String emulatorHost) {
    try {
      return new Topology(
          project,
          TopicAdminClient.create(
              TopicAdminSettings.newBuilder()
                  .setTransportChannelProvider(EmulatorChannel.to(emulatorHost))
                  .setCredentialsProvider(NoCredentialsProvider.create())
                  .build()),
          SubscriptionAdminClient.create(
              SubscriptionAdminSettings.newBuilder()
                  .setTransportChannelProvider(EmulatorChannel.to(emulatorHost))
                  .setCredentialsProvider(NoCredentialsProvider.create())
                  .build()));
    } catch (IOException e) {
      throw new UncheckedIOException("the Pub/Sub clients did not open", e);
    }
  }

  /**
   * Has each topic's messages pushed to its URL, and makes the topics that are pulled. One whose
   * messages go nowhere is not made: publishing to it is refused, rather than forgotten.
   */
  public void make(Map<Topic, String> urls, DeliveryTerms terms) {
    try {
      pull(Topic.DEAD_LETTERS, terms);
      pull(Topic.FAILURES, terms);
      urls.forEach((topic, url) -> push(topic, url, terms));
    } catch (ApiException e) {
      throw new StoreException(
          Reason.UNAVAILABLE, "The topics of " + project + " are not made: " + e.getMessage(), e);
    }
  }

  private void pull(Topic topic, DeliveryTerms terms) {
    make(topic, subscription(topic, terms).build());
  }

  private void push(Topic topic, String url, DeliveryTerms terms) {
    make(
        topic,
        subscription(topic, terms)
            .setPushConfig(PushConfig.newBuilder().setPushEndpoint(url))
            .setRetryPolicy(
                RetryPolicy.newBuilder()
                    .setMinimumBackoff(wire(terms.leastBackoff()))
                    .setMaximumBackoff(wire(terms.mostBackoff())))
            .setDeadLetterPolicy(
                DeadLetterPolicy.newBuilder()
                    .setDeadLetterTopic(name(Topic.DEAD_LETTERS).toString())
                    .setMaxDeliveryAttempts(terms.attempts()))
            .build());
  }

  private Subscription.Builder subscription(Topic topic, DeliveryTerms terms) {
    return Subscription.newBuilder()
        .setName(SubscriptionName.of(project, topic.id()).toString())
        .setTopic(name(topic).toString())
        .setAckDeadlineSeconds(Math.toIntExact(terms.ackDeadline().toSeconds()));
  }

  private TopicName name(Topic topic) {
    return TopicName.of(project, topic.id());
  }

  private static com.google.protobuf.Duration wire(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  private void make(Topic topic, Subscription subscription) {
    try {
      topics.createTopic(name(topic));
    } catch (AlreadyExistsException e) {
      // a topic has nothing that could differ
    }
    try {
      subscriptions.createSubscription(subscription);
    } catch (AlreadyExistsException e) {
      subscriptions.updateSubscription(
          UpdateSubscriptionRequest.newBuilder()
              .setSubscription(subscription)
              .setUpdateMask(WHAT_MAY_CHANGE)
              .build());
    }
  }

  @Override
  public void close() {
    topics.close();
    subscriptions.close();
  }
}
