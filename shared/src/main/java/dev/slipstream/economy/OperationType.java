package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of operation, their amounts and who may ask for them; source: the wire contract. */
public enum OperationType {
  GRANT_COINS("grantCoins", Sign.GAIN, false, Amounts.COINS),
  SPEND_COINS("spendCoins", Sign.LOSS, true, Amounts.COINS),
  GRANT_GEMS("grantGems", Sign.GAIN, false, Amounts.GEMS),
  SPEND_GEMS("spendGems", Sign.LOSS, true, Amounts.GEMS),
  GRANT_XP("grantXp", Sign.GAIN, false, Amounts.XP),
  ADJUST_TROPHIES("adjustTrophies", Sign.ANY, false, Amounts.TROPHIES),
  GRANT_ITEM("grantItem", Sign.GAIN, false, Amounts.ITEMS),
  SPEND_ITEM("spendItem", Sign.LOSS, true, Amounts.ITEMS),
  GRANT_CRATE("grantCrate", Sign.GAIN, false, Amounts.CRATES),
  GRANT_KEY("grantKey", Sign.GAIN, false, Amounts.KEYS),
  /** Takes a crate and a key of its tier, and grants an item. */
  OPEN_CRATE("openCrate", Sign.LOSS, true, Amounts.CRATES),
  /** What one player gives to another, as the receiver counts it. */
  TRANSFER(
      "transfer",
      Sign.GAIN,
      false,
      Amounts.COINS,
      Amounts.GEMS,
      Amounts.ITEMS,
      Amounts.CRATES,
      Amounts.KEYS);

  /** Which amounts a delta may have. */
  enum Sign {
    GAIN("positive"),
    LOSS("negative"),
    ANY("other than 0");

    private final String word;

    Sign(String word) {
      this.word = word;
    }

    boolean fits(long amount) {
      return amount != 0 && (this == ANY || (amount > 0) == (this == GAIN));
    }

    String word() {
      return word;
    }
  }

  private final String id;
  private final Sign sign;
  private final boolean isForPlayers;

  /** Names, and beginnings of names, with blanks between. */
  private final String names;

  OperationType(String id, Sign sign, boolean isForPlayers, String... names) {
    this.id = id;
    this.sign = sign;
    this.isForPlayers = isForPlayers;
    this.names = String.join(" ", names);
  }

  /** The type of this name on the wire. */
  static Optional<OperationType> named(String id) {
    return Stream.of(values()).filter(type -> type.id.equals(id)).findFirst();
  }

  /** The name on the wire. */
  public String id() {
    return id;
  }

  /** Whether players may ask for it themselves; servers may ask for all. */
  public boolean isForPlayers() {
    return isForPlayers;
  }

  Sign sign() {
    return sign;
  }

  /** Whether a delta of this type may name the amount. */
  boolean moves(String name) {
    return names().anyMatch(own -> isOpen(own) ? name.startsWith(own) : name.equals(own));
  }

  private Stream<String> names() {
    return Stream.of(names.split(" "));
  }

  /** Whether it is the beginning of many names rather than a name. */
  private static boolean isOpen(String name) {
    return List.of(Amounts.ITEMS, Amounts.CRATES, Amounts.KEYS).contains(name);
  }

  /** What a delta of this type names, for people. */
  String wanted() {
    return names()
        .map(own -> own.equals(Amounts.ITEMS) ? "item ids" : isOpen(own) ? own + "TIER" : own)
        .collect(Collectors.joining(", "));
  }
}
