package dev.slipstream.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTableTest {

  private static final String ID = "car_9q7m2k4d1t";
  private static final String OTHER = "car_5n3k7q1p0m";
  private static final NameTable TABLE =
      table(Map.of("Deimos GT", ID, "Café", OTHER, "ΣΑΣ", "car_8jz3m2k4d1"));

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Deimos GT,car_9q7m2k4d1t",
        "  Deimos GT ,car_9q7m2k4d1t",
        "Deimos   GT,car_9q7m2k4d1t",
        "Deimos\tGT,car_9q7m2k4d1t",
        "Deimos\u2003GT,car_9q7m2k4d1t",
        "deimos gt,car_9q7m2k4d1t",
        "DEIMOS GT,car_9q7m2k4d1t",
        "Cafe\u0301,car_5n3k7q1p0m",
        "CAFÉ,car_5n3k7q1p0m",
        "ΣΑΣ,car_8jz3m2k4d1",
      })
  void findsANameHoweverItIsSpaced(String name, String id) {
    assertEquals(Optional.of(id), TABLE.idOf(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Deimos",
        "DeimosGT",
        "Deimоs GT",
        "Deimos GТ",
        "Deimos\u00a0GT",
        "Deimos\u200bGT",
        "Deimos GT\u0000",
        "Ｄeimos GT",
        "Cafe",
        "\uFFFD"
      })
  void doesNotFindALookAlike(String name) {
    assertEquals(Optional.empty(), TABLE.idOf(name));
  }

  @Test
  void namesThatDifferInCaseAreFoundExactlyOnly() {
    NameTable table = table(ordered("Orion", ID, "ORION", OTHER));
    assertEquals(Optional.of(ID), table.idOf("Orion"));
    assertEquals(Optional.of(OTHER), table.idOf(" ORION "));
    assertEquals(Optional.empty(), table.idOf("orion"));
  }

  @Test
  void threeNamesThatDifferInCaseAreAmbiguousToo() {
    Map<String, String> ids = ordered("Orion", ID, "ORION", OTHER);
    ids.put("orioN", "car_8jz3m2k4d1");
    assertEquals(Optional.empty(), table(ids).idOf("orion"));
  }

  @Test
  void refusesAnIdGivenTwice() {
    assertRefused("the id car_9q7m2k4d1t is given twice", ordered("A", ID, "B", ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {" Deimos  GT", "Deimos\tGT"})
  void refusesANameGivenTwiceInAnySpacing(String twin) {
    assertRefused("\" is given twice", ordered("Deimos GT", ID, twin, OTHER));
  }

  @Test
  void refusesANameGivenTwiceInTwoUnicodeForms() {
    assertRefused("\" is given twice", ordered("Café", ID, "Cafe\u0301", OTHER));
  }

  @Test
  void refusesABlankName() {
    assertRefused("a name is blank", Map.of("\t ", ID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "car_", "car_short", "item_9q7m2k4d1t", "car_9q7m2k4d1u", "CAR_1"})
  void refusesAnIdOfAnotherKindOrForm(String id) {
    assertRefused("is not a car id (contract D1)", Map.of("Deimos GT", id));
  }

  private static void assertRefused(String why, Map<String, String> ids) {
    MappingException refusal = assertThrows(MappingException.class, () -> table(ids));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
  }

  private static NameTable table(Map<String, String> ids) {
    return NameTable.of("car", "v1", 0, ids);
  }

  private static Map<String, String> ordered(String a, String idOfA, String b, String idOfB) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(a, idOfA);
    ids.put(b, idOfB);
    return ids;
  }
}
