package dev.slipstream.edge;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;
import dev.slipstream.model.UnicodeText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of a call, read by name and type; null counts as absent. A field of another type is
 * refused when it is read, a field that nobody read by {@link #done}.
 */
public final class Arguments {

  /** How Firebase clients write a 64-bit integer that their language has no number for. */
  private static final Set<String> WRAPPED_INTEGERS =
      Set.of(
          "type.googleapis.com/google.protobuf.Int64Value",
          "type.googleapis.com/google.protobuf.UInt64Value");

  private static final int LONGEST_NAME = 60;

  private final JsonObject data;
  private final Set<String> unread;

  Arguments(JsonObject data) {
    this.data = data;
    this.unread = new TreeSet<>(data.keySet());
  }

  public Optional<String> optionalText(String name) {
    return take(name).map(value -> whole(name, text(name, value)));
  }

  public Optional<Subject> optionalPlayer(String name) {
    return take(name)
        .map(value -> text(name, value))
        .map(
            id -> {
              if (!DocPath.isValidId(id)) {
                throw CallException.invalid(name, name + " is not an id that a player can have.");
              }
              return new Subject(id);
            });
  }

  /** A player who must be named. */
  public Subject player(String name) {
    return optionalPlayer(name)
        .orElseThrow(() -> CallException.invalid(name, name + " must name a player."));
  }

  /** True where the flag is set; false where it is absent. */
  public boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  public Optional<Boolean> optionalFlag(String name) {
    return take(name)
        .map(
            value -> {
              if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
                return primitive.getAsBoolean();
              }
              throw CallException.invalid(name, name + " must be true or false.");
            });
  }

  public Optional<Long> optionalInteger(String name) {
    return take(name).map(value -> integer(name, value));
  }

  /** A number with or without a fraction. */
  public Optional<Double> optionalNumber(String name) {
    return take(name)
        .map(
            value -> {
              if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
                return primitive.getAsDouble();
              }
              throw CallException.invalid(name, name + " must be a number.");
            });
  }

  /**
   * A list of players' ids.
   *
   * @param most how many it may have; at least one
   */
  public Optional<List<Subject>> optionalPlayers(String name, int most) {
    return take(name)
        .map(
            value -> {
              if (!(value instanceof JsonArray array) || array.isEmpty() || array.size() > most) {
                throw CallException.invalid(
                    name, "%s must be a list of 1 to %d ids.".formatted(name, most));
              }
              return array.asList().stream().map(id -> player(name, text(name, id))).toList();
            });
  }

  private static Subject player(String name, String id) {
    if (!DocPath.isValidId(id)) {
      throw CallException.invalid(name, name + " has an id that no player can have.");
    }
    return new Subject(id);
  }

  /**
   * A list of texts; empty where it is absent.
   *
   * @param most how many it may have
   */
  public List<String> texts(String name, int most) {
    return take(name)
        .map(
            value -> {
              if (!(value instanceof JsonArray array) || array.size() > most) {
                throw CallException.invalid(
                    name, "%s must be a list of up to %d texts.".formatted(name, most));
              }
              return array.asList().stream().map(one -> whole(name, text(name, one))).toList();
            })
        .orElse(List.of());
  }

  /** JSON can spell what no database stores. */
  private static String whole(String name, String text) {
    if (!UnicodeText.isWellFormed(text)) {
      throw CallException.invalid(name, name + " has half of a surrogate pair.");
    }
    return text;
  }

  /** Whether the argument is a list of nothing. */
  public boolean isEmptyList(String name) {
    boolean isEmpty = data.get(name) instanceof JsonArray array && array.isEmpty();
    if (isEmpty) {
      unread.remove(name);
    }
    return isEmpty;
  }

  /** An object whose fields are all integers, in their order; empty where it is absent. */
  public Map<String, Long> integers(String name) {
    Map<String, Long> integers = new LinkedHashMap<>();
    take(name)
        .ifPresent(
            value -> {
              if (!(value instanceof JsonObject object)) {
                throw CallException.invalid(name, name + " must be an object of integers.");
              }
              object
                  .asMap()
                  .forEach((key, n) -> integers.put(key, integer(name + "." + cut(key), n)));
            });
    return integers;
  }

  /** Refuses what no other method has asked for. */
  public void done() {
    unread.stream()
        .findFirst()
        .map(Arguments::cut)
        .ifPresent(
            name -> {
              throw CallException.invalid(name, "There is no argument %s.".formatted(name));
            });
  }

  private Optional<JsonElement> take(String name) {
    unread.remove(name);
    return Optional.ofNullable(data.get(name)).filter(value -> !value.isJsonNull());
  }

  private static String text(String name, JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw CallException.invalid(name, name + " must be text.");
  }

  private static long integer(String name, JsonElement value) {
    try {
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        return new BigDecimal(primitive.getAsString()).longValueExact();
      }
      if (value instanceof JsonObject wrapped && isWrappedInteger(wrapped)) {
        return Long.parseLong(wrapped.get("value").getAsString());
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw CallException.invalid(name, name + " must be a whole number of 64 bits.");
    }
    throw CallException.invalid(name, name + " must be a whole number.");
  }

  private static boolean isWrappedInteger(JsonObject wrapped) {
    return wrapped.keySet().equals(Set.of("@type", "value"))
        && wrapped.get("@type") instanceof JsonPrimitive type
        && WRAPPED_INTEGERS.contains(type.getAsString())
        && wrapped.get("value") instanceof JsonPrimitive value
        && value.isString();
  }

  /** A name from the wire as it may stand in a message. */
  static String cut(String name) {
    return UnicodeText.repair(
        name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…");
  }
}
