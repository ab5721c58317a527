package dev.slipstream.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MappingsTest {

  @TempDir Path folder;

  @BeforeEach
  void writeGoodTables() throws IOException {
    for (String[] table :
        new String[][] {
          {"cars", "car"}, {"spells", "spell"}, {"items", "item"}, {"tracks", "trk"}
        }) {
      write(table[0] + ".json", good(table[1]));
    }
  }

  @Test
  void readsAFolderOfTables() {
    Mappings mappings = Mappings.in(folder);
    assertEquals(
        List.of("car", "spell", "item", "trk"),
        mappings.all().stream().map(NameTable::kind).toList());
    assertEquals("car_9q7m2k4d1t", mappings.cars().idOf("Deimos GT").orElseThrow());
    assertEquals("v1", mappings.cars().version());
    assertEquals(1739560000000L, mappings.cars().createdAt());
  }

  @Test
  void carriesTheSeedsTables() {
    Mappings mappings = Mappings.bundled();
    assertEquals(
        List.of(10, 10, 12, 10), mappings.all().stream().map(table -> table.ids().size()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{'                                                          | End of input",
        "''                                                           | End of input",
        "'not JSON'                                                   | malformed",
        "'[]'                                                         | BEGIN_OBJECT",
        "'{\"kind\":\"item\",\"mappings\":{}}'                        | the kind is item, not car",
        "'{\"kind\":\"car\",\"maps\":{}}'                             | unknown field",
        "'{\"kind\":\"car\",\"createdAt\":\"soon\"}'                  | soon",
        "'{\"kind\":\"car\",\"mappings\":[]}'                         | BEGIN_OBJECT",
        "'{\"kind\":\"car\",\"mappings\":{\"A\":null}}'               | string",
        "'{\"kind\":\"car\",\"mappings\":{\"A\":\"car_1\"}}'          | is not a car id",
        "'{\"kind\":\"car\",\"mappings\":{\"A\":\"car_9q7m2k4d1t\",\"A\":\"car_5n3k7q1p0m\"}}' | given twice",
        "'{\"kind\":\"car\",\"mappings\":{\"A\":\"car_9q7m2k4d1t\",\"B\":\"car_9q7m2k4d1t\"}}' | given twice",
        "'{\"kind\":\"car\",\"mappings\":{}} trailing'                | malformed",
        "'{\"kind\":\"car\",\"mappings\":{}} {}'                      | malformed",
      })
  void refusesATableThatIsWrongAndSaysWhichAndWhy(String text, String why) throws IOException {
    write("cars.json", text);
    assertRefused("cars.json cannot be used", why);
  }

  @Test
  void refusesAFolderWithoutATable() throws IOException {
    Files.delete(folder.resolve("tracks.json"));
    assertRefused("tracks.json cannot be used", "tracks.json");
  }

  @Test
  void refusesATableThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("cars.json"), good("car").getBytes(StandardCharsets.UTF_16));
    assertRefused("cars.json cannot be used", "");
  }

  private void assertRefused(String which, String why) {
    String message = assertThrows(MappingException.class, () -> Mappings.in(folder)).getMessage();
    assertTrue(message.contains(which) && message.contains(why), message);
  }

  private static String good(String kind) {
    return String.format(
        "{\"kind\":\"%s\",\"version\":\"v1\",\"createdAt\":1739560000000,"
            + "\"mappings\":{\"Deimos GT\":\"%s_9q7m2k4d1t\"}}",
        kind, kind);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
