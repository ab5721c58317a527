package dev.slipstream.legacy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Valid JSON as a blob's field holds it: as it is, or encoded twice, as a JSON string in which any
 * character may stand as an escape. Offsets are those of the JSON, in UTF-16 code units.
 */
record StoredText(String text) {

  /** The one value of the JSON. */
  Json parse() {
    Json whole = parse(text);
    return isEncodedTwice() ? parse(whole.literal()) : whole;
  }

  private static Json parse(String json) {
    return JsonText.parse(json).orElseThrow();
  }

  /** The text with other JSON from start to end; each other character keeps its spelling. */
  StoredText spliced(int start, int end, String json) {
    return respelled(start, end, spelling(json));
  }

  /** The same with JSON that is spelled as this text spells it. */
  StoredText respelled(int start, int end, String spelling) {
    int from = at(start);
    return new StoredText(
        text.substring(0, from) + spelling + text.substring(at(end, start, from)));
  }

  /** How other JSON is spelled here. */
  String spelling(String json) {
    return isEncodedTwice() ? escaped(json) : json;
  }

  /** How the JSON from start to end is spelled here. */
  String spelling(int start, int end) {
    int from = at(start);
    return text.substring(from, at(end, start, from));
  }

  /** A blob is an object, so only one that is encoded twice begins with a quote. */
  private boolean isEncodedTwice() {
    return text.stripLeading().startsWith("\"");
  }

  /** Where an offset of the JSON is in the text. */
  private int at(int offset) {
    return isEncodedTwice() ? skip(text.indexOf('"') + 1, offset) : offset;
  }

  /** The same on the way from an earlier offset and its place. */
  private int at(int offset, int earlier, int place) {
    return isEncodedTwice() ? skip(place, offset - earlier) : offset;
  }

  /** The place behind so many characters of the JSON, from a place within the string. */
  private int skip(int from, int characters) {
    int at = from;
    for (int skipped = 0; skipped < characters; skipped++) {
      at += width(at);
    }
    return at;
  }

  /** How long the character that begins here is written. */
  private int width(int at) {
    if (text.charAt(at) != '\\') {
      return 1;
    }
    return text.charAt(at + 1) == 'u' ? "\\u0041".length() : "\\n".length();
  }

  /** A text as it stands between the quotes of a JSON string. */
  static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
