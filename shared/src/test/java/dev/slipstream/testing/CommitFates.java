package dev.slipstream.testing;

import dev.slipstream.store.memory.Faults.Fate;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.function.Supplier;

/** Lets the commits of a real client fare as told: the network as it is on a bad day. */
public final class CommitFates implements ClientInterceptor {

  private final Supplier<Fate> fates;

  public CommitFates(Supplier<Fate> fates) {
    this.fates = fates;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    ClientCall<Q, R> call = next.newCall(method, options);
    boolean isCommit = "Commit".equals(method.getBareMethodName());
    return switch (isCommit ? fates.get() : Fate.DONE) {
      case DONE -> call;
      case ABORTED -> new UnsentCall<>(call, Status.ABORTED.withDescription("by this test"));
      case UNAVAILABLE ->
          new UnsentCall<>(call, Status.UNAVAILABLE.withDescription("by this test"));
      case ANSWER_LOST -> new Unheard<>(call);
      case DEADLINE, DEADLINE_AFTER ->
          throw new IllegalArgumentException("the time for all attempts is not up to one call");
    };
  }

  /** Is carried out, but its answer does not arrive. */
  private static final class Unheard<Q, R> extends SimpleForwardingClientCall<Q, R> {
    Unheard(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(R answer) {}

            @Override
            public void onClose(Status status, Metadata trailers) {
              super.onClose(Status.UNAVAILABLE.withDescription("by this test"), trailers);
            }
          },
          headers);
    }
  }
}
