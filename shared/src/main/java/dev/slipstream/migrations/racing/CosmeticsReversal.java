package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.mapping.NameTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The way back of what a player's cars wear, contract C3: legacy has one set for the account, which
 * is the one that all owned cars wear or, where they differ, the car that the player races with.
 */
record CosmeticsReversal(NameTable table) {

  /** How the table writes an item in a colour. */
  private static final Pattern COLOURED = Pattern.compile("(.*) \\((.*)\\)");

  BlobText with(BlobText garage, Map<String, Optional<String>> legacy, Today today) {
    BlobText text = garage;
    for (String slot : Cosmetics.SLOTS) {
      String before = legacy.getOrDefault(slot, Optional.empty()).orElse("");
      Optional<String> name =
          worn(slot, today).filter(item -> !item.equals(before)).flatMap(this::written);
      if (name.isPresent()) {
        text = text.text(List.of(GarageBlob.COSMETICS, slot), name.get()).orElse(text);
      }
    }
    return text;
  }

  /** The item that the slot is to wear, "" for none; empty where that cannot be told. */
  private static Optional<String> worn(String slot, Today today) {
    Map<String, String> byCar = today.worn(slot);
    Set<String> different = new HashSet<>(byCar.values());
    return different.size() == 1
        ? different.stream().findFirst()
        : today.loadout().text("carId").map(byCar::get);
  }

  /** The name of an item, "" for none; empty where it has no name that is read back as it. */
  private Optional<String> written(String item) {
    if (item.isEmpty()) {
      return Optional.of("");
    }
    return table.nameOf(item).stream()
        .flatMap(name -> Stream.of(withColour(name), name))
        .filter(name -> means(name, item))
        .findFirst();
  }

  private boolean means(String name, String item) {
    return !Cosmetics.isBare(name) && Cosmetics.idOf(name, table).equals(Optional.of(item));
  }

  /** As the game writes it, {@code Gamma Wheels_Black}. */
  private static String withColour(String name) {
    Matcher coloured = COLOURED.matcher(name);
    return coloured.matches() ? coloured.group(1) + "_" + coloured.group(2) : name;
  }
}
