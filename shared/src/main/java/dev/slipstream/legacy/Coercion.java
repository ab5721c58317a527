package dev.slipstream.legacy;

import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Limits;
import dev.slipstream.model.UnicodeText;
import dev.slipstream.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads single values of a blob as what they are meant to be, by contract C1, and notes every value
 * that had to be bent. A fatal value reads as 0, false or nothing; the caller stops afterwards.
 */
final class Coercion {

  private static final Pattern NUMERIC_TEXT = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private final String phase;
  private final Notes notes;

  Coercion(String phase, Notes notes) {
    this.phase = phase;
    this.notes = notes;
  }

  /** A whole number from 0 to 2^53 - 1; nothing counts as 0. */
  long count(Optional<Json> value, Place at) {
    Json json = value.orElse(null);
    if (json == null || json.isNothing()) {
      return 0;
    }
    return switch (json.kind()) {
      case NUMBER -> countOf(json.literal(), at);
      case TEXT -> countOfText(json.literal().trim(), at);
      default -> bad(BlobCode.BAD_NUMBER, at);
    };
  }

  private long countOfText(String text, Place at) {
    if (text.isEmpty()) {
      return 0;
    }
    if (!NUMERIC_TEXT.matcher(text).matches()) {
      return bad(BlobCode.BAD_NUMBER, at);
    }
    note(BlobCode.NUMBER_AS_STRING, at);
    return countOf(text, at);
  }

  private long countOf(String literal, Place at) {
    Optional<BigDecimal> parsed = Numeral.parse(literal);
    if (parsed.isEmpty()) {
      return bad(BlobCode.BAD_NUMBER, at);
    }
    BigDecimal number = parsed.get();
    if (!Numeral.isWithin(number, Limits.MAX_EXACT)) {
      return bad(BlobCode.VALUE_OUT_OF_RANGE, at);
    }
    long whole = number.longValue();
    if (number.compareTo(BigDecimal.valueOf(whole)) != 0) {
      notes.add(
          finding(BlobCode.FRACTION_TRUNCATED, at)
              .with("from", Value.of(Places.cut(literal)))
              .with("to", Value.of(whole)));
    }
    return clamp(whole, at);
  }

  private long clamp(long number, Place at) {
    if (number >= 0) {
      return number;
    }
    notes.add(
        finding(BlobCode.NEGATIVE_CLAMPED, at)
            .with("from", Value.of(number))
            .with("to", Value.of(0)));
    return 0;
  }

  boolean flag(Optional<Json> value, Place at) {
    Json json = value.orElse(null);
    if (json == null || json.isNothing()) {
      return false;
    }
    if (json.is(Json.Kind.BOOLEAN)) {
      return json.literal().equals("true");
    }
    Optional<Boolean> meant = meant(json);
    note(meant.isPresent() ? BlobCode.BOOL_AS_STRING : BlobCode.BAD_BOOLEAN, at);
    return meant.orElse(false);
  }

  /** What a text or number means as a boolean; empty where it means neither. */
  private static Optional<Boolean> meant(Json json) {
    if (json.is(Json.Kind.NUMBER)) {
      return Numeral.parse(json.literal()).flatMap(Coercion::meant);
    }
    String word = json.is(Json.Kind.TEXT) ? json.literal().trim().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> meant(BigDecimal number) {
    boolean isOne = number.compareTo(BigDecimal.ONE) == 0;
    return isOne || number.signum() == 0 ? Optional.of(isOne) : Optional.empty();
  }

  /** The text; a number or boolean as it is written, anything else as no text. */
  String text(Optional<Json> value, Place at) {
    String text = value.map(Json::literal).orElse("");
    if (UnicodeText.isWellFormed(text)) {
      return text;
    }
    note(BlobCode.TEXT_REPAIRED, at);
    return UnicodeText.repair(text);
  }

  /** The object's members; a value of another shape counts as an empty object. */
  Json object(Optional<Json> value, Place at) {
    return shaped(value, Json.Kind.OBJECT, at);
  }

  /** The list's entries; a value of another shape counts as an empty list. */
  List<Json> list(Optional<Json> value, Place at) {
    return shaped(value, Json.Kind.LIST, at).items();
  }

  private Json shaped(Optional<Json> value, Json.Kind kind, Place at) {
    Json json = value.orElse(null);
    if (json == null || json.isNothing()) {
      return Json.emptyObject();
    }
    if (json.is(kind)) {
      return json;
    }
    note(BlobCode.SHAPE_UNEXPECTED, at);
    return Json.emptyObject();
  }

  /** True for an object; notes any other entry but null, which lists may hold. */
  boolean isObject(Json entry, Place at) {
    if (!entry.is(Json.Kind.OBJECT) && !entry.is(Json.Kind.NULL)) {
      note(BlobCode.SHAPE_UNEXPECTED, at);
    }
    return entry.is(Json.Kind.OBJECT);
  }

  void note(BlobCode code, Place at) {
    notes.add(finding(code, at));
  }

  private long bad(BlobCode code, Place at) {
    note(code, at);
    return 0;
  }

  private Finding finding(BlobCode code, Place at) {
    return Finding.of(phase, code, at);
  }
}
