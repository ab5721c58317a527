package dev.slipstream.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import dev.slipstream.testing.CaseJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one text of a value and its hash; vectors of contract D3. */
final class CanonicalJsonTest {

  private static final String P06 =
      """
      {"Players/uP06Negative0000000000000000":{"ab":{"bucket":"A","configVersion":"v2025.10.15"},\
      "avatarId":2,"country":"AU","createdAt":null,"email":"od@example.net",\
      "privacy":{"allowFriendRequests":true},"uid":"uP06Negative0000000000000000",\
      "userId":"uP06Negative0000000000000000","username":"Overdraft"},\
      "Players/uP06Negative0000000000000000/Economy/Stats":{"balancesVersion":"v1","coins":0,\
      "gems":40,"lastDailyClaimAt":null,"level":1,"trophies":0,"trophiesPeak":300,"xp":0},\
      "Players/uP06Negative0000000000000000/Economy/v1/Transactions/op_migrate_v1_profile":\
      {"delta":{"coins":0,"gems":40},"opId":"op_migrate_v1_profile","reason":"op_migrate_v1",\
      "status":"applied","type":"migrateOpening"},\
      "Players/uP06Negative0000000000000000/Loadouts/primary":{"carId":"car_4n6j9q2k8p",\
      "slotId":"primary","spellDeck":["spell_7ks3gzk7r2"]}}""";

  @Test
  void theVectorOfTheContractIsItsOwnCanonicalText() {
    Value parsed = CaseJson.value(JsonParser.parseString(P06));
    assertEquals(P06, CanonicalJson.of(parsed));
    assertEquals(
        "a85fbdc40284b6fae767c1999645c651eb6d421c2d641bbe11b3dfbf7086dd80", Digest.hex(parsed));
  }

  @Test
  void theEmptyMapHasTheHashOfTheContract() {
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        Digest.hex(Fields.empty()));
  }

  @Test
  void namesAreInTheOrderOfUtf16() {
    Fields fields =
        Fields.builder().put("\uFFFD", 1).put("😀", 2).put("b", 3).put("B", 4).put("10", 5).build();
    assertEquals("{\"10\":5,\"B\":4,\"b\":3,\"😀\":2,\"\uFFFD\":1}", CanonicalJson.of(fields));
  }

  @Test
  void onlyQuotesBackslashesAndControlsAreEscaped() {
    assertEquals(
        "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028äé😀<>&'\"",
        CanonicalJson.of(Value.of("\"\\/\b\t\n\f\r\u0000\u001f\u007f\u2028äé😀<>&'")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1760529600123, 2025-10-15T12:00:00.123999Z",
    "-1, 1969-12-31T23:59:59.999Z"
  })
  void timesAreMillisecondsOfTheEpoch(String expected, Instant time) {
    assertEquals(expected, CanonicalJson.of(Value.of(time)));
  }

  @Test
  void integersAreExact() {
    assertEquals("9223372036854775807", CanonicalJson.of(Value.of(Long.MAX_VALUE)));
    assertEquals("-9223372036854775808", CanonicalJson.of(Value.of(Long.MIN_VALUE)));
  }

  @Test
  void listsKeepTheirOrderAndNullStays() {
    assertEquals(
        "[2,null,true,[],{}]",
        CanonicalJson.of(
            Value.items(
                List.of(
                    Value.of(2),
                    Value.NULL,
                    Value.of(true),
                    Value.items(List.of()),
                    Fields.empty()))));
  }

  @Test
  void theServersTimeIsLeftOut() {
    Fields stamped = Fields.of("a", Value.of(1)).with("at", Value.SERVER_TIME);
    assertEquals("{\"a\":1}", CanonicalJson.of(stamped));
  }

  @Test
  void anInstructionHasNoCanonicalForm() {
    assertThrows(
        IllegalArgumentException.class, () -> CanonicalJson.of(Fields.of("a", Value.REMOVED)));
  }

  @Test
  void theHashOfTextIsOverItsUtf8() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.hex("abc"));
    assertEquals(32, Digest.bytes("").length);
    assertEquals(
        "33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc", Digest.hex("ä"));
  }
}
