package dev.slipstream.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.time.Duration;

/**
 * The way to the database and back, which an emulator on the same machine does not have: every call
 * is sent so much later. It keeps the caller waiting and costs no processor, as a network does.
 */
public final class RoundTrip implements ClientInterceptor {

  private final Duration time;

  public RoundTrip(Duration time) {
    this.time = time;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return next.newCall(method, options);
  }
}
