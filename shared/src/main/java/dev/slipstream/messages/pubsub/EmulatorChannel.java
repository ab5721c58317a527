package dev.slipstream.messages.pubsub;

import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.TopicAdminSettings;

/**
 * The way to an emulator, in plain text. Without a channel of their own the clients dial
 * production, also where PUBSUB_EMULATOR_HOST is set.
 */
final class EmulatorChannel {

  private EmulatorChannel() {}

  static TransportChannelProvider to(String host) {
    return TopicAdminSettings.defaultGrpcTransportProviderBuilder()
        .setEndpoint(host)
        .setChannelConfigurator(builder -> builder.usePlaintext())
        .build();
  }
}
