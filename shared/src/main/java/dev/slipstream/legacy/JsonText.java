package dev.slipstream.legacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

/**
 * Parses JSON strictly by RFC 8259, of any depth, keeping where each value stands. Jackson's
 * streaming parser is used because Gson's does not tell offsets (docs/adr/0003).
 */
final class JsonText {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final Deque<Json> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();

  private JsonText(JsonParser parser) {
    this.parser = parser;
  }

  /** The one value of the text; empty where the text is not valid JSON. */
  static Optional<Json> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonText(parser).parseWhole();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string does no I/O", e);
    }
  }

  /** Throws {@link IllegalArgumentException} where the text is not valid JSON. */
  static void require(String text) {
    if (parse(text).isEmpty()) {
      throw new IllegalArgumentException("what is put into a blob must be valid JSON");
    }
  }

  private Optional<Json> parseWhole() throws IOException {
    Json root = null;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (root != null && open.isEmpty()) {
        return Optional.empty();
      }
      Optional<Json> begun = take(token);
      root = root == null ? begun.orElse(null) : root;
    }
    return open.isEmpty() ? Optional.ofNullable(root) : Optional.empty();
  }

  /** Takes the next token in; returns the value that it begins, if it begins one. */
  private Optional<Json> take(JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      names.push(parser.currentName());
      return Optional.empty();
    }
    if (token.isStructEnd()) {
      open.pop().endAt(offset());
      return Optional.empty();
    }
    Json value = value(token);
    attach(value);
    if (token.isStructStart()) {
      open.push(value);
    }
    return Optional.of(value);
  }

  private void attach(Json value) {
    if (open.isEmpty()) {
      return;
    }
    Json parent = open.peek();
    if (parent.is(Json.Kind.OBJECT)) {
      parent.put(names.pop(), value);
    } else {
      parent.add(value);
    }
  }

  private Json value(JsonToken token) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    String literal = token.isScalarValue() && token != JsonToken.VALUE_NULL ? text() : "";
    // behind a number that is the whole text Jackson has read one blank more
    int end = token.isNumeric() ? start + literal.length() : offset();
    return new Json(kind(token), start, end, literal);
  }

  private String text() throws IOException {
    return Objects.requireNonNull(parser.getText());
  }

  private int offset() {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static Json.Kind kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Json.Kind.OBJECT;
      case START_ARRAY -> Json.Kind.LIST;
      case VALUE_STRING -> Json.Kind.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Json.Kind.BOOLEAN;
      default -> Json.Kind.NULL;
    };
  }
}
