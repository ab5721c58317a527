package dev.slipstream.migrations.racing;

import dev.slipstream.mapping.Mappings;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a difference means to whoever plays: "lost 3 Neon Spoiler (Pink)". */
record RacingWords(Mappings mappings) {

  /** Said without their values, which belong to the player alone. */
  private static final Set<String> PRIVATE =
      Set.of("username", "email", "friends", "friendRequests", "friendRequestsSent");

  private static final Map<String, String> AMOUNTS =
      Map.of(
          "coins", "coins",
          "gems", "gems",
          "xp", "XP",
          "trophies", "trophies",
          "trophiesPeak", "trophies at the peak");

  String of(Difference difference) {
    return switch (difference.path().collectionId()) {
      case "Economy" -> ofStats(difference);
      case "Transactions" -> ofEntry(difference);
      case "Inventory" -> ofItem(difference);
      case "Garage" -> ofDocument("the car " + name(difference), difference);
      case "Tracks" -> ofTrack(difference);
      case "Loadouts" -> ofDocument("the loadout", difference);
      case "Social" -> ofDocument("the social profile", difference);
      case "Players" -> ofDocument("the player's document", difference);
      default ->
          "the legacy document %s cannot be read, so nothing proves the new ones"
              .formatted(difference.path().id());
    };
  }

  private String ofStats(Difference difference) {
    String field = difference.field();
    if (field.startsWith("ledger")) {
      return "the balances do not say where the ledger ends: %s is %s, expected %s"
          .formatted(field, value(difference.actual()), value(difference.expected()));
    }
    String amount = AMOUNTS.getOrDefault(field, tier(field));
    return amount.isEmpty() ? ofDocument("the balances", difference) : count(amount, difference);
  }

  /** {@code crates.rare} is rare crates. */
  private static String tier(String field) {
    String[] parts = field.split("\\.", -1);
    boolean isTier = parts.length == 2 && Set.of("crates", "keys").contains(parts[0]);
    return isTier ? parts[1] + " " + parts[0] : "";
  }

  private static String ofEntry(Difference difference) {
    return "the ledger is broken at entry %s: %s is %s, expected %s"
        .formatted(
            difference.path().id(),
            difference.field(),
            CanonicalJson.of(difference.actual()),
            CanonicalJson.of(difference.expected()));
  }

  private String ofItem(Difference difference) {
    String item = name(difference);
    return switch (difference.kind()) {
      case MISSING ->
          difference.field().isEmpty()
              ? "lost %d %s".formatted(quantity(difference.expected()), item)
              : ofDocument(item, difference);
      case EXTRA ->
          difference.field().isEmpty()
              ? "has %d %s that nothing explains".formatted(quantity(difference.actual()), item)
              : ofDocument(item, difference);
      case DIFFERENT ->
          difference.field().equals("qty") ? count(item, difference) : ofDocument(item, difference);
    };
  }

  private static long quantity(Value document) {
    return document instanceof Fields fields ? fields.integer("qty").orElse(0L) : 0;
  }

  private static String count(String what, Difference difference) {
    if (!(difference.expected() instanceof Value.Int expected
        && difference.actual() instanceof Value.Int actual)) {
      return "has %s %s, expected %s"
          .formatted(
              CanonicalJson.of(difference.actual()), what, CanonicalJson.of(difference.expected()));
    }
    long drift = actual.value() - expected.value();
    String both = "(%d, expected %d)".formatted(actual.value(), expected.value());
    return drift > 0
        ? "has %d %s too many %s".formatted(drift, what, both)
        : "lost %d %s %s".formatted(-drift, what, both);
  }

  private String ofTrack(Difference difference) {
    String track = name(difference);
    return switch (difference.field()) {
      case "bestTimeMs" ->
          "best time on %s is %s, expected %s"
              .formatted(track, time(difference.actual()), time(difference.expected()));
      case "stars" ->
          "has %s stars on %s, expected %s"
              .formatted(value(difference.actual()), track, value(difference.expected()));
      default -> ofDocument("the record on " + track, difference);
    };
  }

  private static String time(Value millis) {
    return millis instanceof Value.Int number
        ? String.format(Locale.ROOT, "%.3f s", number.value() / 1000.0)
        : "unknown";
  }

  private String ofDocument(String what, Difference difference) {
    if (difference.field().isEmpty()) {
      return difference.kind() == Kind.MISSING
          ? "lost " + what
          : "has " + what + " that nothing explains";
    }
    return PRIVATE.contains(difference.field())
        ? "%s of %s is not as expected".formatted(difference.field(), what)
        : "%s of %s is %s, expected %s"
            .formatted(
                difference.field(), what, value(difference.actual()), value(difference.expected()));
  }

  /** The name of a car, item or track, by the id of its document. */
  private String name(Difference difference) {
    return named(difference.path().id());
  }

  private String named(String id) {
    return mappings.all().stream()
        .map((NameTable table) -> table.nameOf(id))
        .flatMap(found -> found.stream())
        .findFirst()
        .orElse(id);
  }

  private String value(Value value) {
    if (value instanceof Value.Text text) {
      return named(text.value());
    }
    if (value instanceof Value.Items items) {
      Stream<String> names = items.values().stream().map(this::value);
      return names.collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Value.Null ? "nothing" : CanonicalJson.of(value);
  }
}
