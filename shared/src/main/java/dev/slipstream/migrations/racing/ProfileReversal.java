package dev.slipstream.migrations.racing;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.LegacyTime;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way back of who a player is and races with, contract C2; amounts go another. */
record ProfileReversal(RacingPlayer legacy, Snapshot seen, Today today, Mappings mappings) {

  /** Where an avatar may stand, first to be read first. */
  private static final List<List<String>> AVATARS =
      List.of(
          List.of(ProfileBlob.AVATAR, ProfileBlob.AVATAR_ID),
          List.of(ProfileBlob.AVATAR_ID),
          List.of(ProfileBlob.AVATAR, ProfileBlob.AVATAR_NUMBER));

  BlobText with(BlobText profile) {
    BlobText text = profile;
    text = withName(text);
    text = withText(text, ProfileBlob.EMAIL, legacy.email(), Today.text(today.root(), "email"));
    text = withAvatar(text);
    text = withTime(text, ProfileBlob.CREATED_AT, legacy.createdAt(), today.root(), "createdAt");
    text =
        withTime(
            text,
            ProfileBlob.LAST_DAILY_CLAIM,
            legacy.lastDailyClaimAt(),
            today.stats(),
            "lastDailyClaimAt");
    text = withCar(text);
    text = withDeck(text);
    text =
        withText(
            text,
            ProfileBlob.REFERRAL_CODE,
            legacy.referralCode(),
            Today.text(today.social(), "referralCode"));
    return withClan(text);
  }

  /** A blank name would not be read back: another would be made up. */
  private BlobText withName(BlobText text) {
    Optional<String> wanted = today.root().text("username").filter(name -> !name.isBlank());
    return withText(text, ProfileBlob.USERNAME, Optional.of(legacy.identity().username()), wanted);
  }

  /** A text, "" for none; an empty one that is wanted leaves what is there. */
  private static BlobText withText(
      BlobText text, String field, Optional<String> before, Optional<String> wanted) {
    return wanted
        .filter(some -> !some.equals(before.orElse("")))
        .flatMap(some -> text.text(List.of(field), some))
        .orElse(text);
  }

  /** In the place that is read, or else where the client shows it, or else where it fits. */
  private BlobText withAvatar(BlobText text) {
    long avatar = Today.count(today.root(), "avatarId").orElse(0L);
    if (avatar == 0 || avatar == legacy.identity().avatarId()) {
      return text;
    }
    List<String> shown = AVATARS.get(AVATARS.size() - 1);
    List<String> place =
        AVATARS.stream().filter(at -> holdsAvatar(text.root(), at)).findFirst().orElse(shown);
    return text.number(place, avatar)
        .or(() -> text.number(List.of(ProfileBlob.AVATAR_ID), avatar))
        .orElse(text);
  }

  private static boolean holdsAvatar(Json profile, List<String> place) {
    Optional<Json> parent = place.size() == 1 ? Optional.of(profile) : profile.member(place.get(0));
    String field = place.get(place.size() - 1);
    return parent.filter(json -> ProfileBlob.amount(json, field, new Notes()) >= 1).isPresent();
  }

  /** Blobs know a time to the millisecond. */
  private static BlobText withTime(
      BlobText text, String field, Optional<Instant> before, Fields document, String name) {
    Optional<Instant> wanted = document.time(name).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    boolean isSaid = wanted.isPresent() || document.get(name).equals(Optional.of(Value.NULL));
    return isSaid && !wanted.equals(before)
        ? text.json(List.of(field), wanted.map(LegacyTime::json).orElse("null")).orElse(text)
        : text;
  }

  private BlobText withCar(BlobText text) {
    Optional<String> name =
        today
            .loadout()
            .text("carId")
            .filter(id -> !id.equals(legacy.loadout().carId()))
            .flatMap(mappings.cars()::nameOf);
    return name.flatMap(car -> text.text(List.of(ProfileBlob.SELECTED_CAR), car)).orElse(text);
  }

  private BlobText withDeck(BlobText text) {
    List<String> wanted =
        Today.ids(today.loadout(), "spellDeck").stream()
            .filter(id -> mappings.spells().nameOf(id).isPresent())
            .toList();
    boolean isSaid = today.loadout().get("spellDeck").isPresent();
    if (!isSaid || wanted.equals(legacy.loadout().spellDeck())) {
      return text;
    }
    List<Optional<String>> ids =
        ProfileBlob.deck(text.root(), new Notes()).stream().map(mappings.spells()::idOf).toList();
    return new ListReversal(ProfileBlob.SPELLS, ids, ProfileReversal::spell, Json.Kind.OBJECT)
        .with(text, wanted, id -> mappings.spells().nameOf(id).orElseThrow())
        .orElse(text);
  }

  /** As the game writes one. */
  private static String spell(String name) {
    return "{\"spellName\":%1$s,\"id\":%1$s}".formatted(BlobText.quoted(name));
  }

  /** By the legacy id that the clan's document keeps; unseen, or without one, it stays. */
  private BlobText withClan(BlobText text) {
    Optional<String> clan = today.social().text("clanId").filter(DocPath::isValidId);
    if (clan.isEmpty() || clan.equals(legacy.clan().map(Clan::clanId))) {
      return text;
    }
    return legacyId(clan.get())
        .flatMap(id -> text.text(List.of(ProfileBlob.CLAN_ID), id))
        .orElse(text);
  }

  private Optional<String> legacyId(String clanId) {
    return Stream.of(new ClanPaths(clanId).clan())
        .filter(seen::hasRead)
        .flatMap(path -> seen.fields(path).stream())
        .flatMap(clan -> clan.text("legacyClanId").stream())
        .filter(id -> Clan.idOf(id).equals(clanId))
        .findFirst();
  }
}
