package dev.slipstream.engine;

import dev.slipstream.model.Digest;
import dev.slipstream.model.Subject;
import java.nio.ByteBuffer;

/** Who is in a wave, contract E5 and design M7. */
public final class Rollout {

  /** Buckets; one is 0.01 %. */
  public static final int BUCKETS = 10_000;

  private Rollout() {}

  /**
   * The subject's bucket from 0 to 9 999: the first 4 bytes of SHA-256({@code opId:uid}), unsigned,
   * modulo 10 000. Nests waves, and spreads each over the key range.
   */
  public static int bucket(String opId, Subject subject) {
    int first = ByteBuffer.wrap(Digest.bytes(opId + ":" + subject.id())).getInt();
    return (int) (Integer.toUnsignedLong(first) % BUCKETS);
  }

  /** Whether a wave can have this size: a share above 0 and up to 100 with two decimals. */
  public static boolean isWave(double percentage) {
    double buckets = percentage * BUCKETS / 100;
    return percentage > 0 && percentage <= 100 && Math.abs(buckets - Math.rint(buckets)) < 1e-6;
  }

  /** Whether a wave of {@code percentage} (0 to 100, two decimals) takes in the bucket. */
  public static boolean includes(double percentage, int bucket) {
    return bucket < Math.round(percentage * BUCKETS / 100);
  }
}
