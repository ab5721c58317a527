package dev.slipstream.faults;

import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells of each transaction that begins, and brings the process to a standstill at a moment, so
 * that whoever kills it there kills it exactly there.
 */
final class StandStill implements ClientInterceptor {

  /** Nobody who waits to be killed outlives its killer for long. */
  private static final int PATIENCE_SECONDS = 60;

  private final Moment moment;
  private final AtomicInteger left;
  private final Consumer<String> begun;
  private final Runnable reached;

  /**
   * @param count at which of these moments, 1 for the first
   * @param begun is told the ids of transactions, in hexadecimal
   * @param reached is run when the moment has come
   */
  StandStill(Moment moment, int count, Consumer<String> begun, Runnable reached) {
    this.moment = moment;
    this.left = new AtomicInteger(count);
    this.begun = begun;
    this.reached = reached;
  }

  /** Here is such a moment; where it is the one, does not return. */
  void at(Moment here) {
    if (here == moment && left.decrementAndGet() == 0) {
      reached.run();
      awaitKill();
    }
  }

  private static void awaitKill() {
    try {
      if (new CountDownLatch(1).await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody counts down");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    ClientCall<Q, R> call = next.newCall(method, options);
    return switch (method.getBareMethodName()) {
      case "Commit" -> new CommitCall<>(call);
      case "BatchGetDocuments" -> new ReadCall<>(call);
      default -> call;
    };
  }

  private final class CommitCall<Q, R> extends SimpleForwardingClientCall<Q, R> {
    CommitCall(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
      at(Moment.COMMIT_UNSENT);
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              at(Moment.COMMIT_UNHEARD);
              super.onClose(status, trailers);
            }
          },
          headers);
    }

    @Override
    public void halfClose() {
      super.halfClose();
      at(Moment.COMMIT_SENT);
    }
  }

  private final class ReadCall<Q, R> extends SimpleForwardingClientCall<Q, R> {
    ReadCall(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onMessage(R answer) {
              ByteString id = ((BatchGetDocumentsResponse) answer).getTransaction();
              if (!id.isEmpty()) {
                begun.accept(HexFormat.of().formatHex(id.toByteArray()));
                at(Moment.READ_UNHEARD);
              }
              super.onMessage(answer);
            }
          },
          headers);
    }
  }
}
