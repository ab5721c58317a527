package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.LegacyBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Code;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LateMerge.Late;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whether late blobs say what they change. A legacy function may have left a stub where a profile
 * was, and a client may have saved a class without some fields: what such a blob does not say
 * counts as 0 when it is migrated, but takes nothing away from who has more.
 */
record SaidByBlobs(Late late, Today before, Today after, Mappings mappings) {

  private static final Set<Code> NO_COUNT =
      Set.of(BlobCode.NEGATIVE_CLAMPED, BlobCode.SHAPE_UNEXPECTED);

  /** The first thing that is passed over, as a sentence. */
  Optional<String> silence() {
    Set<String> silent = new TreeSet<>();
    root(ProfileBlob.NAME).ifPresent(profile -> addProfile(profile, silent));
    root(GarageBlob.NAME).ifPresent(garage -> addGarage(garage, silent));
    root(SocialBlob.NAME).ifPresent(social -> addSocial(social, silent));
    return silent.stream().findFirst().map(name -> "It changes " + name + " without saying so.");
  }

  private Optional<Json> root(String blob) {
    return Optional.ofNullable(late.sources().get(blob))
        .map(document -> LegacyBlob.read(blob, Optional.of(document), new Notes()).root());
  }

  private void addProfile(Json profile, Set<String> silent) {
    Said said = new Said(profile, silent);
    said.of(stats(Amounts.COINS), SaidByBlobs::isFigure, "playerCoins");
    said.of(stats(Amounts.GEMS), SaidByBlobs::isFigure, "playerGem");
    said.of(stats(Amounts.XP), SaidByBlobs::isFigure, "playerExperience");
    said.of(stats(Amounts.TROPHIES), SaidByBlobs::isFigure, "trophyLevel");
    said.of(
        stats(Amounts.TROPHIES_PEAK), SaidByBlobs::isFigure, "trophyHighestLevel", "trophyLevel");
    said.of(differ(before.root(), after.root(), "username"), SaidByBlobs::isText, "username");
    said.of(differ(before.root(), after.root(), "email"), json -> true, "email");
    said.of(differ(before.root(), after.root(), "avatarId"), json -> true, "avatar", "avatarId");
    said.of(differ(before.root(), after.root(), "createdAt"), json -> true, "accountCreatedAt");
    said.of(differ(before.loadout(), after.loadout(), "carId"), SaidByBlobs::isText, "selectedCar");
    said.of(
        differ(before.loadout(), after.loadout(), "spellDeck"), SaidByBlobs::isList, "spellDeck");
    said.of(social("friendRequestsSent"), SaidByBlobs::isList, "friendRequestsSent");
    said.of(social("referralCode"), json -> true, "referralCode");
  }

  private void addGarage(Json garage, Set<String> silent) {
    Said said = new Said(garage, silent);
    for (String tier : Tiers.ALL) {
      addTier(said, garage, GarageBlob.CRATES, Amounts.CRATES + tier, tier);
      addTier(said, garage, GarageBlob.KEYS, Amounts.KEYS + tier, tier);
    }
    said.of(!before.cars().equals(after.cars()), SaidByBlobs::isList, GarageBlob.CARS);
    boolean isWornOtherwise =
        Cosmetics.SLOTS.stream().anyMatch(slot -> !before.worn(slot).equals(after.worn(slot)));
    said.of(isWornOtherwise, json -> true, GarageBlob.COSMETICS, GarageBlob.CARS);
    Set<String> named = itemsNamed(garage);
    before.amounts().byName().keySet().stream()
        .filter(name -> name.startsWith(Amounts.ITEMS))
        .filter(name -> after.amounts().of(name) < before.amounts().of(name))
        .filter(name -> !named.contains(name))
        .forEach(silent::add);
  }

  private void addTier(Said said, Json garage, String field, String amount, String tier) {
    boolean isSaid =
        garage
            .member(field)
            .filter(json -> json.is(Json.Kind.OBJECT))
            .map(Json::members)
            .orElse(Map.of())
            .entrySet()
            .stream()
            .anyMatch(e -> Tiers.isWritten(e.getKey(), tier) && isFigure(e.getValue()));
    if (stats(amount) && !isSaid) {
      said.silent().add(amount);
    }
  }

  /** The ids of items that the blob counts, 0 of them too; none where a count is no good. */
  private Set<String> itemsNamed(Json garage) {
    Set<String> named = new TreeSet<>();
    Notes notes = new Notes();
    for (GarageBlob.Item item : GarageBlob.items(garage, notes)) {
      mappings.items().idOf(Inventory.key(item)).ifPresent(named::add);
    }
    boolean isGood = notes.warnings().stream().noneMatch(found -> NO_COUNT.contains(found.code()));
    return isGood ? named : Set.of();
  }

  private void addSocial(Json social, Set<String> silent) {
    Said said = new Said(social, silent);
    said.of(social("friends"), SaidByBlobs::isList, SocialBlob.FRIENDS);
    said.of(social("friendRequests"), SaidByBlobs::isList, SocialBlob.REQUESTS);
  }

  private static boolean isText(Json json) {
    return json.is(Json.Kind.TEXT) && !json.literal().isBlank();
  }

  private static boolean isList(Json json) {
    return json.is(Json.Kind.LIST);
  }

  /** A number of 0 or more, however it is written. */
  private static boolean isFigure(Json json) {
    boolean isNumber = json.is(Json.Kind.NUMBER) || json.is(Json.Kind.TEXT);
    String figure = json.literal().strip();
    return isNumber && !figure.isEmpty() && !figure.startsWith("-");
  }

  private boolean stats(String amount) {
    return before.amounts().of(amount) != after.amounts().of(amount);
  }

  private boolean social(String field) {
    return differ(before.social(), after.social(), field);
  }

  private static boolean differ(Fields before, Fields after, String field) {
    return !before.get(field).equals(after.get(field));
  }

  /** One blob, and what it passes over. */
  private record Said(Json blob, Set<String> silent) {

    /** One of these fields must be there, in this form, where what follows from it changes. */
    void of(boolean isChanged, Predicate<Json> form, String... fields) {
      boolean isSaid = false;
      for (String field : fields) {
        isSaid |= blob.member(field).filter(form).isPresent();
      }
      if (isChanged && !isSaid) {
        silent.add(fields[0]);
      }
    }
  }
}
