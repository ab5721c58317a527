package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the migration uses of garageData, contract A3.
 *
 * @param crates count by tier, as written
 * @param keys count by tier, as written
 * @param cosmetics worn item by slot (wheels, decals, …), as written; one set for the account
 */
public record GarageBlob(
    Map<String, Long> crates,
    Map<String, Long> keys,
    Map<String, String> cosmetics,
    List<Item> items,
    List<Car> cars) {

  public static final String NAME = "garageData";

  /** The fields that hold amounts. */
  public static final String CRATES = "crateData";

  public static final String KEYS = "keyData";
  public static final String ITEMS = "garageItemsData";

  /** The fields that hold cars, and what all of them wear. */
  public static final String CARS = "carsData";

  public static final String COSMETICS = "carCosmeticData";

  /** A colour variant of an item; the colour is empty where it is blank. */
  public record Item(String name, String colour, long count, Place at) {

    /** As the quarantine lists it. */
    public String label() {
      return name + "/" + colour;
    }
  }

  /** A car, bought or only on offer. */
  public record Car(String name, boolean isPurchased, long level, boolean isEquipped, Place at) {}

  public GarageBlob {
    items = List.copyOf(items);
    cars = List.copyOf(cars);
  }

  public static GarageBlob of(Json json, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).read();
  }

  /** Crates or keys alone by tier, as written, whatever may be wrong with the rest of the blob. */
  public static Map<String, Long> counts(Json json, String field, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).counts(field);
  }

  /** The items alone, whatever may be wrong with the rest of the blob. */
  public static List<Item> items(Json json, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).items();
  }

  private record Fields(Json json, Coercion coercion) {

    private GarageBlob read() {
      return new GarageBlob(counts(CRATES), counts(KEYS), cosmetics(), items(), cars());
    }

    private Map<String, Long> counts(String name) {
      Place place = Places.field(name);
      Map<String, Long> counts = new LinkedHashMap<>();
      coercion
          .object(json.member(name), place)
          .members()
          .forEach(
              (tier, count) ->
                  counts.put(tier, coercion.count(Optional.of(count), Places.field(place, tier))));
      return counts;
    }

    private Map<String, String> cosmetics() {
      Place place = Places.field(COSMETICS);
      Map<String, String> worn = new LinkedHashMap<>();
      coercion
          .object(json.member(COSMETICS), place)
          .members()
          .forEach(
              (slot, name) ->
                  worn.put(slot, coercion.text(Optional.of(name), Places.field(place, slot))));
      return worn;
    }

    private List<Item> items() {
      List<Json> entries = coercion.list(json.member(ITEMS), Places.field(ITEMS));
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        Place place = Places.entry(ITEMS, i);
        if (coercion.isObject(entries.get(i), place)) {
          addVariants(entries.get(i), place, items);
        }
      }
      return items;
    }

    private void addVariants(Json item, Place place, List<Item> items) {
      String name = coercion.text(item.member("itemName"), Places.field(place, "itemName"));
      List<Json> variants = coercion.list(item.member("variants"), Places.field(place, "variants"));
      for (int j = 0; j < variants.size(); j++) {
        Json variant = variants.get(j);
        Place at = Places.entry(place, "variants", j);
        if (coercion.isObject(variant, at)) {
          items.add(item(name, variant, place, at));
        }
      }
    }

    private Item item(String name, Json variant, Place place, Place at) {
      String written = coercion.text(variant.member("colorName"), Places.field(at, "colorName"));
      String colour = written.isBlank() ? "" : written;
      Place count =
          new Place(
              Places.field(place, name + "/" + colour)::text, Places.field(at, "count")::pointer);
      return new Item(name, colour, coercion.count(variant.member("count"), count), count);
    }

    private List<Car> cars() {
      String list = CARS;
      List<Json> entries = coercion.list(json.member(list), Places.field(list));
      List<Car> cars = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        if (coercion.isObject(entries.get(i), Places.entry(list, i))) {
          cars.add(car(entries.get(i), list, i));
        }
      }
      return cars;
    }

    private Car car(Json entry, String list, int index) {
      String name =
          coercion.text(
              entry.member("carName"), Places.field(Places.entry(list, index), "carName"));
      Place at = Places.entry(list, index, name);
      return new Car(
          name,
          coercion.flag(entry.member("isPurchased"), Places.field(at, "isPurchased")),
          coercion.count(entry.member("currentCarLevel"), Places.field(at, "currentCarLevel")),
          coercion.flag(entry.member("isEquipped"), Places.field(at, "isEquipped")),
          at);
    }
  }
}
