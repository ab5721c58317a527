package dev.slipstream.testing;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;

/** A call that is sent twice; only the answer to the second is heard. */
final class RepeatedCall<Q, R> extends SimpleForwardingClientCall<Q, R> {

  private final ClientCall<Q, R> first;

  RepeatedCall(ClientCall<Q, R> first, ClientCall<Q, R> second) {
    super(second);
    this.first = first;
  }

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    Metadata same = new Metadata();
    same.merge(headers);
    first.start(new Listener<>() {}, same);
    super.start(listener, headers);
  }

  @Override
  public void request(int messages) {
    first.request(messages);
    super.request(messages);
  }

  @Override
  public void sendMessage(Q message) {
    first.sendMessage(message);
    super.sendMessage(message);
  }

  @Override
  public void halfClose() {
    first.halfClose();
    super.halfClose();
  }

  @Override
  public void cancel(String message, Throwable cause) {
    first.cancel(message, cause);
    super.cancel(message, cause);
  }
}
