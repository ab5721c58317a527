package dev.slipstream.testing;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;

/** A call that is carried out, but its answer does not arrive. */
final class UnheardCall<Q, R> extends SimpleForwardingClientCall<Q, R> {

  UnheardCall(ClientCall<Q, R> call) {
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
