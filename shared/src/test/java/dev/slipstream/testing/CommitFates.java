package dev.slipstream.testing;

import dev.slipstream.store.memory.Faults.Fate;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
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
      case ANSWER_LOST -> new UnheardCall<>(call);
      case DEADLINE, DEADLINE_AFTER ->
          throw new IllegalArgumentException("the time for all attempts is not up to one call");
    };
  }
}
