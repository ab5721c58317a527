package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which item an opId draws from a crate's weights, recomputed with other arithmetic. */
final class EconomyDrawTest {

  private static final int DRAWS = 20_000;

  private static Crate crate(Map<String, Long> weights) {
    Map<String, Value> values = new LinkedHashMap<>();
    weights.forEach((id, weight) -> values.put(id, Value.of(weight)));
    Fields document = Fields.of("weights", new Fields(values));
    return Crate.of(document, Player.MAPPINGS).orElseThrow();
  }

  private static String expected(Map<String, Long> weights, String opId) {
    BigInteger total =
        weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger::add).orElseThrow();
    BigInteger left = firstEightBytes(opId).mod(total);
    for (Map.Entry<String, Long> item : new TreeMap<>(weights).entrySet()) {
      left = left.subtract(BigInteger.valueOf(item.getValue()));
      if (left.signum() < 0) {
        return item.getKey();
      }
    }
    throw new AssertionError("beyond the last item");
  }

  private static BigInteger firstEightBytes(String opId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(opId.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(hash, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Integer> draw(Map<String, Long> weights) {
    Crate crate = crate(weights);
    Map<String, Integer> drawn = new TreeMap<>();
    for (int i = 0; i < DRAWS; i++) {
      String opId = "op-draw-" + i;
      String item = crate.draw(opId);
      assertEquals(expected(weights, opId), item, opId);
      drawn.merge(item, 1, Integer::sum);
    }
    return drawn;
  }

  @Test
  void theDrawFollowsTheWeights() {
    Map<String, Long> weights =
        Map.of(Player.SPOILER, 70L, Player.WHEELS, 25L, "item_1p5x7r0m3n", 5L);
    Map<String, Integer> drawn = draw(weights);
    weights.forEach(
        (item, weight) -> {
          double off = drawn.get(item) - DRAWS * weight / 100.0;
          assertTrue(Math.abs(off) < 250, item + " is off by " + off);
        });
  }

  @Test
  void everyItemOfTheBundledCratesIsDrawnAboutAsOften() {
    Fields common = Player.GAME.catalogues().documents().get("Crates").fields("common");
    Map<String, Long> weights = new TreeMap<>();
    common.fields("weights").map().forEach((id, w) -> weights.put(id, ((Value.Int) w).value()));
    Map<String, Integer> drawn = draw(weights);
    assertEquals(weights.keySet(), drawn.keySet());
    drawn.forEach((item, times) -> assertTrue(times > 1500 && times < 1850, item + ": " + times));
  }

  @Test
  void whatWeighsNothingIsNeverDrawn() {
    Map<String, Long> weights = new TreeMap<>();
    Player.MAPPINGS.items().ids().values().forEach(id -> weights.put(id, 0L));
    weights.put(Player.WHEELS, 1L);
    weights.put(Player.SPOILER, 2L);
    assertEquals(Set.of(Player.WHEELS, Player.SPOILER), draw(weights).keySet());
  }

  @Test
  void theLargestWeightsAreCountedExactly() {
    long most = (1L << 53) - 2;
    Map<String, Integer> drawn = draw(Map.of(Player.WHEELS, most, Player.SPOILER, 1L));
    assertEquals(Map.of(Player.WHEELS, DRAWS), drawn);
  }
}
