package dev.slipstream.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The one text of a value, by contract D3: keys sorted by UTF-16 code unit, no spaces, escapes for
 * {@code "}, {@code \} and controls only, times as epoch milliseconds. Values of the server clock
 * are left out, since nobody knows them before the commit.
 */
public final class CanonicalJson {

  private static final int USUAL_LENGTH = 512;
  private static final String SHORT_ESCAPES = "\bb\tt\nn\ff\rr";

  private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

  private CanonicalJson() {}

  public static String of(Value value) {
    CanonicalJson json = new CanonicalJson();
    json.print(value);
    return json.out.toString();
  }

  private void print(Value value) {
    if (value instanceof Fields fields) {
      printMap(fields.map());
    } else if (value instanceof Value.Items items) {
      printList(items.values());
    } else if (value instanceof Value.Text text) {
      printText(text.value());
    } else if (value instanceof Value.Int number) {
      out.append(number.value());
    } else if (value instanceof Value.Bool bool) {
      out.append(bool.value());
    } else if (value instanceof Value.Time time) {
      out.append(time.value().toEpochMilli());
    } else if (value instanceof Value.Null) {
      out.append("null");
    } else {
      printText(beyondJson(value));
    }
  }

  /** The contract knows whole numbers only; foreign documents are hashed too, as these texts. */
  private static String beyondJson(Value value) {
    if (value instanceof Value.Real real) {
      return "real:" + real.value();
    }
    if (value instanceof Value.Bytes bytes) {
      return "bytes:" + HexFormat.of().formatHex(bytes.toArray());
    }
    if (value instanceof Value.Point point) {
      return "point:" + point.latitude() + "," + point.longitude();
    }
    if (value instanceof Value.Reference reference) {
      return "reference:" + reference.path();
    }
    throw new IllegalArgumentException("only what is stored has a canonical form: " + value);
  }

  private void printMap(Map<String, Value> map) {
    out.append('{');
    String separator = "";
    for (String name : sorted(map.keySet())) {
      Value value = Objects.requireNonNull(map.get(name));
      if (value instanceof Value.ServerTime) {
        continue;
      }
      out.append(separator);
      printText(name);
      out.append(':');
      print(value);
      separator = ",";
    }
    out.append('}');
  }

  private static String[] sorted(Set<String> names) {
    String[] sorted = names.toArray(String[]::new);
    Arrays.sort(sorted);
    return sorted;
  }

  private void printList(List<Value> values) {
    out.append('[');
    String separator = "";
    for (Value value : values) {
      out.append(separator);
      print(value);
      separator = ",";
    }
    out.append(']');
  }

  private void printText(String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, plain, i);
        printEscaped(c);
        plain = i + 1;
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  private void printEscaped(char c) {
    int known = SHORT_ESCAPES.indexOf(c);
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (known >= 0) {
      out.append('\\').append(SHORT_ESCAPES.charAt(known + 1));
    } else {
      out.append(String.format("\\u%04x", (int) c));
    }
  }
}
