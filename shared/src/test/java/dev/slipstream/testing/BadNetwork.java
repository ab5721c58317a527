package dev.slipstream.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Lets all calls of a real client fare as told, and counts what befell them. */
public final class BadNetwork implements ClientInterceptor {

  private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private final Function<String, Fault> weather;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

  /** What may befall a call. */
  public enum Fault {
    NONE,
    /** Is not sent. */
    DROPPED,
    /** Is carried out, but its answer does not arrive. */
    ANSWER_LOST,
    DELAYED,
    /** Is sent twice; the answer to the second is heard. */
    REPEATED
  }

  /**
   * @param weather what befalls the next call to a method, by the method's name
   */
  public BadNetwork(Function<String, Fault> weather) {
    this.weather = weather;
  }

  public synchronized int count(Fault fault) {
    return counts.getOrDefault(fault, 0);
  }

  private synchronized Fault next(String method) {
    Fault fault = weather.apply(method);
    counts.merge(fault, 1, Integer::sum);
    return fault;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    Fault fault = next(method.getBareMethodName());
    if (fault == Fault.DELAYED) {
      LockSupport.parkNanos(DELAY_NANOS);
    }
    ClientCall<Q, R> call = next.newCall(method, options);
    return switch (fault) {
      case NONE, DELAYED -> call;
      case DROPPED -> new UnsentCall<>(call, Status.UNAVAILABLE.withDescription("by this test"));
      case ANSWER_LOST -> new UnheardCall<>(call);
      case REPEATED -> new RepeatedCall<>(call, next.newCall(method, options));
    };
  }
}
