package dev.slipstream.testing;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** A call that fails without being sent. */
final class UnsentCall<Q, R> extends SimpleForwardingClientCall<Q, R> {

  private final Status status;

  UnsentCall(ClientCall<Q, R> call, Status status) {
    super(call);
    this.status = status;
  }

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    listener.onClose(status, new Metadata());
  }

  @Override
  public void sendMessage(Q message) {}

  @Override
  public void request(int messages) {}

  @Override
  public void halfClose() {}

  @Override
  public void cancel(String message, Throwable cause) {}
}
