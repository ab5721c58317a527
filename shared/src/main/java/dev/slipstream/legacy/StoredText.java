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
    if (!isEncodedTwice()) {
      return spliceText(start, end, json);
    }
    int from = skip(text.indexOf('"') + 1, start);
    return spliceText(from, skip(from, end - start), escaped(json));
  }

  /** A blob is an object, so only one that is encoded twice begins with a quote. */
  private boolean isEncodedTwice() {
    return text.stripLeading().startsWith("\"");
  }

  private StoredText spliceText(int start, int end, String insert) {
    return new StoredText(text.substring(0, start) + insert + text.substring(end));
  }

  /** The place behind so many characters of the JSON, from a place within the string. */
  private int skip(int from, int characters) {
    int at = from;
    for (int skipped = 0; skipped < characters; skipped++) {
      at += spelling(at);
    }
    return at;
  }

  /** How long the character that begins here is written. */
  private int spelling(int at) {
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
