package dev.slipstream.testing;

import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the calls of a real client, and makes the next ones to a method fail. */
public final class Wire implements ClientInterceptor {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<MessageLite> requests = new CopyOnWriteArrayList<>();
  private final Queue<Status> failures = new ConcurrentLinkedQueue<>();
  private volatile String failing = "";

  /** The methods called so far, in their order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What was sent last. */
  public MessageLite lastRequest() {
    return requests.get(requests.size() - 1);
  }

  /** Forgets what it heard. */
  public void clear() {
    calls.clear();
    requests.clear();
  }

  /** The next calls to the method fail so, one after the other, without being sent. */
  public void fail(String method, Status... with) {
    failing = method;
    failures.addAll(List.of(with));
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    String name = method.getBareMethodName();
    calls.add(name);
    Status failure = failing.equals(name) ? failures.poll() : null;
    ClientCall<Q, R> call = next.newCall(method, options);
    return failure == null ? new Heard<>(call) : new UnsentCall<>(call, failure);
  }

  private final class Heard<Q, R> extends SimpleForwardingClientCall<Q, R> {
    Heard(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void sendMessage(Q message) {
      requests.add((MessageLite) message);
      super.sendMessage(message);
    }
  }
}
