package dev.slipstream.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file says exactly what the documents said, or nothing. */
final class LegacyFileTest {

  private static final Subject PLAYER = new Subject("u1");
  private static final DocPath PATH = DocPath.parse("players/u1/profileData/profileData");

  private static final Fields EVERYTHING =
      Fields.builder()
          .put("profileData", "{\"a\": \"\\u00e9 é \uFFFD 😀\u2028\u0000\u001f\\\\\"\r\n\"}")
          .put("whole", Long.MIN_VALUE)
          .put("exact", (1L << 53) + 1)
          .put("real", new Value.Real(0.1 + 0.2))
          .put("zero", new Value.Real(-0.0))
          .put("none", new Value.Real(Double.NaN))
          .put("endless", new Value.Real(Double.NEGATIVE_INFINITY))
          .put("flag", true)
          .put("nothing", Value.NULL)
          .put("time", Instant.parse("2025-10-15T12:00:00.123456Z"))
          .put("bytes", new Value.Bytes(ByteBuffer.wrap(new byte[] {0, -1, 127})))
          .put("point", new Value.Point(-89.999999, 0.1))
          .put("reference", new Value.Reference(PATH))
          .put("empty", Fields.empty())
          .put("list", Value.items(List.of(Value.of(1), Fields.of("a.b", Value.of("")))))
          .put("stringValue", Fields.of("integerValue", Value.of("7")))
          .put("", "no name")
          .build();

  private static LegacyFile file(Fields fields, Instant updateTime) {
    Document document = new Document(PATH, fields, Instant.EPOCH, updateTime);
    return LegacyFile.of("racing", PLAYER, List.of(document));
  }

  @Test
  void everyValueComesBackAsItWas() {
    Instant updated = Instant.parse("2025-10-15T12:00:00.123456789Z");
    LegacyFile file = file(EVERYTHING, updated);
    assertEquals(
        Optional.of(List.of(new Document(PATH, EVERYTHING, Instant.EPOCH, updated))),
        LegacyFile.documents(file.bytes(), file.archived()));
  }

  @Test
  void aByteThatIsAnotherOrMissingOrTooManyIsFound() {
    LegacyFile file = file(EVERYTHING, Instant.EPOCH);
    byte[] bytes = file.bytes();
    for (int i = 0; i < bytes.length; i++) {
      for (int other : new int[] {1, 0x20, 0x80, 0x1f, 0xff}) {
        byte[] altered = bytes.clone();
        altered[i] ^= (byte) other;
        assertEquals(Optional.empty(), LegacyFile.documents(altered, file.archived()), "byte " + i);
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (String other : List.of("", "{}", text + "\n", text.stripTrailing(), " " + text)) {
      assertEquals(
          Optional.empty(),
          LegacyFile.documents(other.getBytes(StandardCharsets.UTF_8), file.archived()));
    }
  }

  /** A decoder that is not strict takes both for U+FFFD. */
  @Test
  void bytesThatAreNotTextAreFound() {
    LegacyFile file = file(Fields.of("a", Value.of("\uFFFD")), Instant.EPOCH);
    byte[] bytes = file.bytes();
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00ef\u00bf\u00bd");
    bytes[at] = (byte) 0xf0;
    assertEquals(Optional.empty(), LegacyFile.documents(bytes, file.archived()));
  }

  @Test
  void theOrderOfFieldsIsNoMatterAndTheTimeIs() {
    Fields ab = Fields.builder().put("a", 1).put("b", 2).build();
    Fields ba = Fields.builder().put("b", 2).put("a", 1).build();
    assertEquals(file(ab, Instant.EPOCH).archived(), file(ba, Instant.EPOCH).archived());
    assertNotEquals(
        file(ab, Instant.EPOCH).archived(), file(ab, Instant.EPOCH.plusNanos(1)).archived());
  }

  @Test
  void whatIsNotStoredIsNotArchived() {
    Fields unstored = Fields.of("at", Value.SERVER_TIME);
    assertThrows(IllegalArgumentException.class, () -> file(unstored, Instant.EPOCH));
  }
}
