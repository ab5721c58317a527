package dev.slipstream.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolloutTest {

  @ParameterizedTest
  @CsvSource({"uid_abc123, 6716", "a, 3623", "uP07WhaleLevel00000000000000, 2901"})
  void bucketsTheContractsVectors(String uid, int bucket) {
    assertEquals(bucket, Rollout.bucket("op_migrate_v1", new Subject(uid)));
  }

  @Test
  void spreadsPlayersEvenly() {
    int[] players = new int[10];
    for (int i = 0; i < 100_000; i++) {
      players[Rollout.bucket("op_migrate_v1", new Subject("uid_" + i)) / 1_000]++;
    }
    for (int tenth : players) {
      assertTrue(tenth > 9_700 && tenth < 10_300, "players in a tenth: " + tenth);
    }
  }
}
