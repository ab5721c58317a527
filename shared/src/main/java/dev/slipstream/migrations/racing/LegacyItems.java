package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.Notes;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.mapping.Names;
import dev.slipstream.model.Fields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The items in a garage's text, contract A3: by name and colour, where the new schema has ids. */
record LegacyItems(NameTable table, Catalogues catalogues) {

  /** How the table writes an item in a colour. */
  private static final Pattern COLOURED = Pattern.compile("(.*) \\((.*)\\)");

  /** What the game calls the kinds of items, in the order of their numbers. */
  private static final List<String> TYPES =
      List.of("wheel", "decal", "spoiler", "underglow", "boost");

  /** The text with that many of an item; empty where something else stands in its place. */
  Optional<BlobText> set(BlobText text, String itemId, long total) {
    List<Spread.Part> parts =
        GarageBlob.items(text.root(), new Notes()).stream()
            .filter(item -> isOf(item, itemId))
            .map(item -> Spread.Part.of(item.at(), item.count()))
            .toList();
    return parts.isEmpty()
        ? add(text, itemId, total)
        : Edits.numbers(text, new Spread(parts).of(total));
  }

  private boolean isOf(GarageBlob.Item item, String itemId) {
    return !Inventory.isDefault(item)
        && table.idOf(Inventory.key(item)).equals(Optional.of(itemId));
  }

  /** As one more colour of an item that is listed, or as one more item. */
  private Optional<BlobText> add(BlobText text, String itemId, long count) {
    Matcher name = COLOURED.matcher(table.nameOf(itemId).orElseThrow());
    boolean isColoured = name.matches();
    String itemName = isColoured ? name.group(1) : table.nameOf(itemId).orElseThrow();
    String variant =
        "{\"colorName\":%s,\"count\":%d}"
            .formatted(BlobText.quoted(isColoured ? name.group(2) : ""), count);
    Optional<Integer> listed = indexOf(text, itemName);
    return listed.isPresent()
        ? text.append(List.of(GarageBlob.ITEMS, listed.get().toString(), "variants"), variant)
        : text.append(List.of(GarageBlob.ITEMS), item(itemId, itemName, variant));
  }

  private static Optional<Integer> indexOf(BlobText text, String itemName) {
    List<Json> items = text.root().member(GarageBlob.ITEMS).map(Json::items).orElse(List.of());
    return IntStream.range(0, items.size())
        .boxed()
        .filter(i -> isNamed(items.get(i), itemName))
        .findFirst();
  }

  private static boolean isNamed(Json item, String itemName) {
    return item.member("itemName")
        .filter(name -> Names.normalize(name.literal()).equals(Names.normalize(itemName)))
        .isPresent();
  }

  /** As the game writes one; the rarity, which no catalogue of ours has, is the lowest. */
  private String item(String itemId, String itemName, String variant) {
    Fields items = catalogues.documents().getOrDefault("Items", Fields.empty());
    int type = TYPES.indexOf(items.fields(itemId).text("category").orElse(""));
    return "{\"itemName\":%s,\"variants\":[%s],\"itemType\":%d,\"itemRarity\":0}"
        .formatted(BlobText.quoted(itemName), variant, Math.max(0, type));
  }
}
