package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A way back with one change on it: from a blob, to the new documents, and back to the blob. JSON
 * is written with single quotes.
 */
final class WayBack {

  static final PlayerPaths PATHS = new PlayerPaths(new Subject("uMigrant"));

  private final String blob;
  private Migrant player;
  private final Map<DocPath, Fields> today;

  private WayBack(String blob, Map<String, String> blobs) {
    this.blob = blob;
    this.player = Migrant.of(blobs);
    this.today = new TreeMap<>(player.planned());
  }

  static WayBack of(String blob, String text) {
    return new WayBack(blob, Map.of(blob, quoted(text)));
  }

  /** With another blob beside it, which stays as it is. */
  static WayBack of(String blob, String text, String other, String otherText) {
    return new WayBack(blob, Map.of(blob, quoted(text), other, quoted(otherText)));
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  WayBack put(DocPath path, String field, Value value) {
    today.merge(path, Fields.of(field, value), (before, after) -> before.with(field, value));
    return this;
  }

  WayBack put(DocPath path, Fields fields) {
    today.put(path, fields);
    return this;
  }

  WayBack remove(DocPath path) {
    today.remove(path);
    return this;
  }

  /** What the new schema knows beside the player's documents. */
  WayBack seeing(DocPath path, Fields fields) {
    Map<DocPath, Fields> more = new HashMap<>(player.documents());
    more.put(path, fields);
    player = new Migrant(player.subject(), more);
    return this;
  }

  /** The blob is so, and says all that the new documents say. */
  void brings(String after) {
    assertBrings(assertTexts(expected(after)));
  }

  /** Other blobs than the one are so. */
  void bringsToOthers(Map<String, String> texts) {
    Map<String, String> expected = new HashMap<>(texts);
    expected.replaceAll((name, text) -> quoted(text));
    assertBrings(assertTexts(expected));
  }

  private void assertBrings(Migrant back) {
    assertEquals(Migrant.contract(today), back.planned());
    assertEquals(Map.of(), back.texts(today), "once is enough");
  }

  /** The blob is so, and something that the new documents say is lost. */
  void loses(String after) {
    Migrant back = assertTexts(expected(after));
    assertNotEquals(Migrant.contract(today), back.planned());
    assertEquals(Map.of(), back.texts(today), "once is enough");
  }

  private Map<String, String> expected(String after) {
    boolean isSame = player.text(blob).equals(Optional.of(quoted(after)));
    return isSame ? Map.of() : Map.of(blob, quoted(after));
  }

  private Migrant assertTexts(Map<String, String> expected) {
    Map<String, String> texts = player.texts(today);
    assertEquals(expected, texts);
    return player.with(texts);
  }
}
