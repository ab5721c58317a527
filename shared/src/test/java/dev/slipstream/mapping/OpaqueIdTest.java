package dev.slipstream.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpaqueIdTest {

  @ParameterizedTest
  @CsvSource({
    "car,  Deimos,     car_vysqbzvq35",
    "clan, clan_abc_1, clan_x04eab1p7f",
    "trk,  0,          trk_tv81y81d64",
  })
  void derivesTheContractsVectors(String prefix, String source, String id) {
    assertEquals(id, OpaqueId.derive(prefix, source));
  }

  @Test
  void derivesValidIdsOnly() {
    for (int i = 0; i < 10_000; i++) {
      assertTrue(OpaqueId.isValid(OpaqueId.derive("clan", "clan_" + i)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"car_9q7m2k4d1t", "item_01234567", "trk_0123456789ab"})
  void knowsAnId(String id) {
    assertTrue(OpaqueId.isValid(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "car",
        "car_",
        "_9q7m2k4d1t",
        "car_0123456",
        "car_0123456789abc",
        "car_9q7m2k4d1i",
        "car_9q7m2k4d1l",
        "car_9q7m2k4d1o",
        "car_9q7m2k4d1u",
        "CAR_9q7m2k4d1t",
        "car_9Q7M2K4D1T",
        "car-9q7m2k4d1t",
        "car_9q7m2k4d1t\n",
        " car_9q7m2k4d1t",
        "rank_bronze_1",
        "op_migrate_v1"
      })
  void knowsWhatIsNoId(String id) {
    assertFalse(OpaqueId.isValid(id));
  }
}
