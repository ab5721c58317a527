package dev.slipstream.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single edits: a place is written with slashes, a text that begins with a blank in quotes. */
final class BlobTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}                    | a       | {"a":5}
          {"a" : 1\t,"b":2}          | a       | {"a" : 5\t,"b":2}
          {"a":-17}                  | a       | {"a":5}
          {"a":1e3}                  | a       | {"a":5}
          {"a":12.0}                 | a       | {"a":5}
          {"a":5.0}                  | a       | {"a":5}
          {"a":"120"}                | a       | {"a":"5"}
          {"a":" +7 "}               | a       | {"a":"5"}
          {"a":"\\u0031\\u0032"}     | a       | {"a":"5"}
          {"a":"many"}               | a       | {"a":"5"}
          {"a":""}                   | a       | {"a":5}
          {"a":" \\n"}               | a       | {"a":5}
          {"a": null }               | a       | {"a": 5 }
          {"a":1,"b":2,"a":3}        | a       | {"a":1,"b":2,"a":5}
          {"\\u0061":1,"b":2}        | a       | {"\\u0061":5,"b":2}
          {"":1}                     | ''      | {"":5}
          {"é😀":"😀","😀":1}        | 😀      | {"é😀":"😀","😀":5}
          {"a":[0, 1 ,2]}            | a/1     | {"a":[0, 5 ,2]}
          {"a":{"0":1}}              | a/0     | {"a":{"0":5}}
          {"a":[{"b":1},{"b":2}]}    | a/1/b   | {"a":[{"b":1},{"b":5}]}
          {"a":[null]}               | a/0     | {"a":[5]}
          """)
  void putsANumberInThePlaceOfOne(String before, String place, String after) {
    assertNumber(after, before, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | b       | {"b":5}
          { }                        | b       | {"b":5 }
          {"a":1 }                   | b       | {"a":1,"b":5 }
          {"b":{"a":"}"} , "c":[1] } | d       | {"b":{"a":"}"} , "c":[1],"d":5 }
          {"a":1,"b":2,"a":3 }       | c       | {"a":1,"b":2,"a":3,"c":5 }
          {"a":{ } }                 | a/b     | {"a":{"b":5 } }
          {"a":[{},{"c":1}]}         | a/1/d   | {"a":[{},{"c":1,"d":5}]}
          {}                         | a"\\b   | {"a\\"\\\\b":5}
          {}                         | é😀     | {"é😀":5}
          """)
  void putsAMissingMemberBehindTheLast(String before, String place, String after) {
    assertNumber(after, before, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | a/b     | {"a":{"b":5}}
          {"x":0 }                   | a/b/c   | {"x":0,"a":{"b":{"c":5}} }
          {"a": null }               | a/b     | {"a": {"b":5} }
          {"a":""}                   | a/b     | {"a":{"b":5}}
          {"a":null}                 | a/b/c   | {"a":{"b":{"c":5}}}
          {"a":[1,null]}             | a/1/b   | {"a":[1,{"b":5}]}
          {}                         | a/0     | {"a":{"0":5}}
          """)
  void putsObjectsWhereTheWayIsMissingOrNothing(String before, String place, String after) {
    assertNumber(after, before, place);
  }

  private static void assertNumber(String after, String before, String place) {
    assertEquals(Optional.of(after), number(before, place, 5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":true}                 | a
          {"a":{}}                   | a
          {"a":[]}                   | a
          {"a":1}                    | a/b
          {"a":"x"}                  | a/b
          {"a":" "}                  | a/b
          {"a":false}                | a/b
          {"a":[1]}                  | a/1
          {"a":[1]}                  | a/b
          {"a":[1]}                  | a/-1
          {"a":[1]}                  | a/00
          {"a":[1]}                  | a/0/b
          {"a":[1]}                  | a/4294967296
          """)
  void refusesWhereSomethingElseStands(String before, String place) {
    assertEquals(Optional.empty(), number(before, place, 5));
  }

  @Test
  void refusesToPutANumberInThePlaceOfTheBlob() {
    assertEquals(Optional.empty(), BlobTexts.of("{}").number(List.of(), 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":5}", "{\"a\":\"5\"}", "{\"a\":\"\\u0035\"}"})
  void leavesANumberThatIsThereAlready(String text) {
    BlobText blob = BlobTexts.of(text);
    assertSame(blob, blob.number(List.of("a"), 5).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void writesAnyNumberInPlainDigits(long value) {
    assertEquals(Optional.of("{\"a\":" + value + "}"), number("{\"a\":1e2}", "a", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | a       | {"a":[{"x": 1}]}
          {"a":[]}                   | a       | {"a":[{"x": 1}]}
          {"a":[ ]}                  | a       | {"a":[{"x": 1} ]}
          {"a":[ 1, [2] ]}           | a       | {"a":[ 1, [2],{"x": 1} ]}
          {"a":null}                 | a       | {"a":[{"x": 1}]}
          {"a":""}                   | a       | {"a":[{"x": 1}]}
          {"a":null}                 | a/b     | {"a":{"b":[{"x": 1}]}}
          {"a":[[0],[1]]}            | a/0     | {"a":[[0,{"x": 1}],[1]]}
          {"a":"x"}                  | a       |
          {"a":{}}                   | a       |
          {"a":1}                    | a/b     |
          {"a":[]}                   | a/0     |
          """)
  void appendsToAList(String before, String place, String after) {
    Optional<BlobText> appended = BlobTexts.of(before).append(steps(place), "{\"x\": 1}");
    assertEquals(Optional.ofNullable(after), appended.map(BlobText::text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2", "{", "x"})
  void refusesToAppendWhatIsNotJson(String json) {
    BlobText blob = BlobTexts.of("{}");
    assertThrows(IllegalArgumentException.class, () -> blob.append(List.of("a"), json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | {"a":"x"}
          {"a":"y","b":1}            | {"a":"x","b":1}
          {"a": "\\u0078" }          | {"a": "\\u0078" }
          {"a":7}                    | {"a":"x"}
          {"a":false}                | {"a":"x"}
          {"a":null}                 | {"a":"x"}
          {"a":{"at":1}}             | {"a":"x"}
          {"a":["x"]}                | {"a":"x"}
          """)
  void putsATextWhateverStandsThere(String before, String after) {
    assertEquals(after, BlobTexts.of(before).text(List.of("a"), "x").orElseThrow().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | {"a":true}
          {"a":false }               | {"a":true }
          {"a":"False"}              | {"a":"true"}
          {"a":" 0 "}                | {"a":"1"}
          {"a":"\\u0030"}            | {"a":"1"}
          {"a":0.0}                  | {"a":1}
          {"a":null}                 | {"a":true}
          {"a":""}                   | {"a":true}
          {"a":"maybe"}              | {"a":"true"}
          {"a":[]}                   |
          {"a":{}}                   |
          """)
  void putsAFlagInTheWayThatStandsThere(String before, String after) {
    Optional<BlobText> flagged = BlobTexts.of(before).flag(List.of("a"), true);
    assertEquals(Optional.ofNullable(after), flagged.map(BlobText::text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":[0, {"x" : 1} ,2]}    | {"a":[2,{},{"x" : 1}]}
          {"a":[ 0,1]}               | {"a":[{},1]}
          {"a":[]}                   | {"a":[{}]}
          {}                         | {"a":[{}]}
          {"a":null }                | {"a":[{}] }
          {"a":""}                   | {"a":[{}]}
          {"a":"x"}                  |
          {"a":{}}                   |
          """)
  void putsOtherEntriesIntoAList(String before, String after) {
    List<ListEntry> entries =
        List.of(new ListEntry.Kept(2), new ListEntry.New("{}"), new ListEntry.Kept(1));
    Optional<BlobText> changed = BlobTexts.of(before).entries(List.of("a"), entries);
    assertEquals(Optional.ofNullable(after), changed.map(BlobText::text));
  }

  @Test
  void takesNoEditInThePlaceOfTheBlob() {
    BlobText blob = BlobTexts.of("{}");
    assertEquals(Optional.empty(), blob.text(List.of(), "x"));
    assertEquals(Optional.empty(), blob.json(List.of(), "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2", "{", "x"})
  void refusesToPutWhatIsNotJson(String json) {
    BlobText blob = BlobTexts.of("{}");
    assertThrows(IllegalArgumentException.class, () -> blob.json(List.of("a"), json));
    assertThrows(IllegalArgumentException.class, () -> new ListEntry.New(json));
  }

  @Test
  void aBlobWithoutATextBeginsAsAnEmptyObject() {
    for (BlobText blob :
        List.of(
            BlobTexts.of(Optional.empty()),
            BlobTexts.of(Optional.of(Fields.empty())),
            BlobTexts.of(Optional.of(Fields.of(BlobTexts.NAME, Value.NULL))),
            BlobTexts.of(""))) {
      assertEquals("{}", blob.text());
      assertEquals("{\"a\":5}", blob.number(List.of("a"), 5).orElseThrow().text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "{", "{}x", "[]", "[{}]", "null", "7", "\"", "\"[]\"", "\"\\\"{}\\\"\""})
  void aBlobThatIsNotAnObjectTakesNoEdit(String text) {
    BlobText blob = BlobTexts.of(text);
    assertEquals(Optional.empty(), blob.number(List.of("a"), 5));
    assertEquals(Optional.empty(), blob.append(List.of("a"), "5"));
    assertEquals(text, blob.text());
  }

  @Test
  void anEditLeavesTheBlobItIsMadeOf() {
    BlobText blob = BlobTexts.of("{\"a\":1}");
    BlobText first = blob.number(List.of("a"), 22).orElseThrow();
    BlobText second = first.append(List.of("b"), "3").orElseThrow();
    assertEquals("{\"a\":1}", blob.text());
    assertEquals("{\"a\":22}", first.text());
    assertEquals("{\"a\":22,\"b\":[3]}", second.text());
    assertEquals("{\"a\":1,\"b\":4}", blob.number(List.of("b"), 4).orElseThrow().text());
  }

  @Test
  void quotesATextAsJson() {
    assertEquals("\"\"", BlobText.quoted(""));
    assertEquals("\"a\\\"\\\\\\n\\u0000/é😀\"", BlobText.quoted("a\"\\\n\0/é😀"));
  }

  private static Optional<String> number(String before, String place, long value) {
    return BlobTexts.of(before).number(steps(place), value).map(BlobText::text);
  }

  private static List<String> steps(String place) {
    return List.of(place.split("/", -1));
  }
}
