package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.LegacyBlob;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a player has by its legacy blobs, read by the rules of the migration (contract C1 to C3),
 * and the same blobs with other amounts in them: only the numbers that change are written, every
 * other character stays. What is wrong with the rest of a blob does not matter here.
 */
public final class LegacyAmounts {

  /** The blobs that hold amounts. */
  private static final List<String> BLOBS = List.of(ProfileBlob.NAME, GarageBlob.NAME);

  /** The amounts of the profile in the order in which they are read; the first fatal one counts. */
  private static final Map<String, String> PROFILE_FIELDS = profileFields();

  private final LegacyBlob profile;
  private final LegacyBlob garage;
  private final LegacyItems items;
  private final Amounts amounts;

  private LegacyAmounts(LegacyBlob profile, LegacyBlob garage, LegacyItems items, Amounts amounts) {
    this.profile = profile;
    this.garage = garage;
    this.items = items;
    this.amounts = amounts;
  }

  private static Map<String, String> profileFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(Amounts.COINS, ProfileBlob.COINS);
    fields.put(Amounts.GEMS, ProfileBlob.GEMS);
    fields.put(Amounts.XP, ProfileBlob.XP);
    fields.put(Amounts.TROPHIES, ProfileBlob.TROPHIES);
    fields.put(Amounts.TROPHIES_PEAK, ProfileBlob.TROPHIES_PEAK);
    return Collections.unmodifiableMap(fields);
  }

  /** The documents that hold amounts, by blob. */
  public static Map<String, DocPath> documents(Subject player) {
    Map<String, DocPath> documents = new LinkedHashMap<>();
    BLOBS.forEach(name -> documents.put(name, LegacyPaths.blob(player, name)));
    return documents;
  }

  /**
   * Reads the amounts.
   *
   * @param wanted names that matter; without an item among them items are not looked at
   * @param notes takes what is found; where something fatal is, the amounts are not to be used
   */
  public static LegacyAmounts read(
      Subject player,
      Snapshot seen,
      Mappings mappings,
      Catalogues catalogues,
      Collection<String> wanted,
      Notes notes) {
    LegacyBlob profile = blob(ProfileBlob.NAME, player, seen, notes);
    LegacyBlob garage = blob(GarageBlob.NAME, player, seen, notes);
    Map<String, Long> amounts = new TreeMap<>(ofProfile(profile.root(), notes));
    if (wanted.contains(Amounts.XP)) {
      // the level is written beside it, so that it must be what can be written over
      ProfileBlob.amount(profile.root(), ProfileBlob.LEVEL, notes);
    }
    amounts.putAll(ofTiers(Amounts.CRATES, GarageBlob.CRATES, garage.root(), notes));
    amounts.putAll(ofTiers(Amounts.KEYS, GarageBlob.KEYS, garage.root(), notes));
    if (wanted.stream().anyMatch(name -> name.startsWith(Amounts.ITEMS))) {
      amounts.putAll(Inventory.of(GarageBlob.items(garage.root(), notes), mappings.items(), notes));
    }
    return new LegacyAmounts(
        profile, garage, new LegacyItems(mappings.items(), catalogues), Amounts.of(amounts));
  }

  private static LegacyBlob blob(String name, Subject player, Snapshot seen, Notes notes) {
    return LegacyBlob.read(name, seen.get(LegacyPaths.blob(player, name)), notes);
  }

  private static Map<String, Long> ofProfile(Json profile, Notes notes) {
    Map<String, Long> amounts = new TreeMap<>();
    PROFILE_FIELDS.forEach(
        (name, field) -> amounts.put(name, ProfileBlob.amount(profile, field, notes)));
    amounts.merge(Amounts.TROPHIES_PEAK, amounts.getOrDefault(Amounts.TROPHIES, 0L), Math::max);
    return amounts;
  }

  private static Map<String, Long> ofTiers(String prefix, String field, Json garage, Notes notes) {
    Map<String, Long> amounts = new TreeMap<>();
    Tiers.of(field, GarageBlob.counts(garage, field, notes), notes)
        .forEach((tier, count) -> amounts.put(prefix + tier, count));
    return amounts;
  }

  public Amounts amounts() {
    return amounts;
  }

  /**
   * The texts of the blobs with other amounts in them, by blob, of those that change. Empty where
   * something of another kind stands where an amount belongs.
   */
  public Optional<Map<String, String>> with(Amounts after) {
    Optional<BlobText> newProfile = Optional.of(BlobText.of(profile));
    Optional<BlobText> newGarage = Optional.of(BlobText.of(garage));
    for (String name : changed(after)) {
      if (isInProfile(name)) {
        newProfile = newProfile.flatMap(text -> setInProfile(text, name, after.of(name)));
      } else {
        newGarage = newGarage.flatMap(text -> setInGarage(text, name, after.of(name)));
      }
    }
    return newProfile.isEmpty() || newGarage.isEmpty()
        ? Optional.empty()
        : Optional.of(changedTexts(newProfile.get(), newGarage.get()));
  }

  /** The profile's text with other amounts in it. */
  BlobText profileWith(Amounts after) {
    BlobText text = BlobText.of(profile);
    for (String name : changed(after).stream().filter(LegacyAmounts::isInProfile).toList()) {
      text = setInProfile(text, name, after.of(name)).orElse(text);
    }
    return text;
  }

  /** The garage's text with other amounts in it, but those that find no place. */
  BlobText garageWith(Amounts after) {
    BlobText text = BlobText.of(garage);
    for (String name : changed(after).stream().filter(name -> !isInProfile(name)).toList()) {
      text = setInGarage(text, name, after.of(name)).orElse(text);
    }
    return text;
  }

  private static boolean isInProfile(String name) {
    return PROFILE_FIELDS.containsKey(name);
  }

  /** What of another kind stands where an amount belongs; where there is none, all can be set. */
  public Optional<Finding> obstacle(Amounts after) {
    return changed(after).stream()
        .filter(name -> !isInProfile(name))
        .filter(name -> setInGarage(BlobText.of(garage), name, after.of(name)).isEmpty())
        .findFirst()
        .map(
            name ->
                Finding.of(
                    GarageBlob.NAME, BlobCode.SHAPE_UNEXPECTED, Places.field(garageField(name))));
  }

  private static String garageField(String name) {
    if (name.startsWith(Amounts.CRATES)) {
      return GarageBlob.CRATES;
    }
    return name.startsWith(Amounts.KEYS) ? GarageBlob.KEYS : GarageBlob.ITEMS;
  }

  private List<String> changed(Amounts after) {
    return after.byName().keySet().stream()
        .filter(name -> after.of(name) != amounts.of(name) || isLostPeak(name, after))
        .toList();
  }

  /** A peak below the trophies is read as high as they are, and would sink with them. */
  private boolean isLostPeak(String name, Amounts after) {
    return name.equals(Amounts.TROPHIES_PEAK)
        && after.of(name) > Math.max(writtenPeak(), after.of(Amounts.TROPHIES));
  }

  private long writtenPeak() {
    return ProfileBlob.amount(profile.root(), ProfileBlob.TROPHIES_PEAK, new Notes());
  }

  private Map<String, String> changedTexts(BlobText newProfile, BlobText newGarage) {
    Map<String, String> texts = new LinkedHashMap<>();
    addIfChanged(profile, newProfile, texts);
    addIfChanged(garage, newGarage, texts);
    return texts;
  }

  private static void addIfChanged(LegacyBlob before, BlobText after, Map<String, String> texts) {
    if (!after.text().equals(BlobText.of(before).text())) {
      texts.put(before.name(), after.text());
    }
  }

  /** The level stands beside the XP, and follows it. */
  private static Optional<BlobText> setInProfile(BlobText text, String name, long amount) {
    Map<List<String>, Long> numbers = new LinkedHashMap<>();
    numbers.put(List.of(PROFILE_FIELDS.getOrDefault(name, name)), amount);
    if (name.equals(Amounts.XP)) {
      numbers.put(List.of(ProfileBlob.LEVEL), XpCurve.levelOf(amount));
    }
    return Edits.numbers(text, numbers);
  }

  private Optional<BlobText> setInGarage(BlobText text, String name, long amount) {
    String field = garageField(name);
    return field.equals(GarageBlob.ITEMS)
        ? items.set(text, name, amount)
        : setTier(text, field, name.substring(name.indexOf('.') + 1), amount);
  }

  private static Optional<BlobText> setTier(BlobText text, String field, String tier, long amount) {
    List<Spread.Part> parts = new ArrayList<>();
    GarageBlob.counts(text.root(), field, new Notes())
        .forEach(
            (name, count) -> {
              if (Tiers.isWritten(name, tier)) {
                parts.add(new Spread.Part(List.of(field, name), count));
              }
            });
    if (parts.isEmpty()) {
      parts.add(new Spread.Part(List.of(field, legacyName(tier)), 0));
    }
    return Edits.numbers(text, new Spread(parts).of(amount));
  }

  /** As the game writes it: Common. */
  private static String legacyName(String tier) {
    return tier.substring(0, 1).toUpperCase(Locale.ROOT) + tier.substring(1);
  }
}
