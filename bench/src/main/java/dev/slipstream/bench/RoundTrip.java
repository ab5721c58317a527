package dev.slipstream.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The way to the database and back, which an emulator on the same machine does not have: the server
 * hears the end of every request so much later. It keeps whoever awaits the answer waiting, and as
 * a network does it holds no thread and costs hardly any processor.
 */
public final class RoundTrip implements ClientInterceptor {

  private final Duration time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(RoundTrip::daemon);

  public RoundTrip(Duration time) {
    this.time = time;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "round-trip");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void halfClose() {
        ScheduledFuture<?> unused =
            clock.schedule(delegate()::halfClose, time.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }
}
