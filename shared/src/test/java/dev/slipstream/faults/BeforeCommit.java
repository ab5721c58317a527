package dev.slipstream.faults;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;

/**
 * Lets something happen between a transaction's decision and its commit, once: all that the
 * decision has read is locked then.
 */
final class BeforeCommit implements ClientInterceptor {

  private Runnable next = () -> {};

  /** What happens before the next commit, and before no other. */
  synchronized void once(Runnable what) {
    next = what;
  }

  private synchronized Runnable take() {
    Runnable taken = next;
    next = () -> {};
    return taken;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel channel) {
    if (method.getBareMethodName().equals("Commit")) {
      take().run();
    }
    return channel.newCall(method, options);
  }
}
