package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the migration uses of profileData, contract A2: amounts are whole numbers from 0 to 2^53 -
 * 1, texts are as stored, empty where there is none.
 *
 * @param storedLevel empty where the blob has none; the level follows from the XP anyway
 * @param avatarId the first of three places that holds a number of 1 or more
 * @param spells names in deck order, blank ones left out
 */
public record ProfileBlob(
    String username,
    String userId,
    String email,
    String referralCode,
    long coins,
    long gems,
    long xp,
    Optional<Long> storedLevel,
    long trophies,
    long trophiesPeak,
    Optional<Long> avatarId,
    String selectedCar,
    List<String> spells,
    List<FriendEntry> friendRequestsSent,
    Optional<Instant> accountCreatedAt,
    Optional<Instant> lastDailyClaimAt,
    String clanId,
    String clanName) {

  public static final String NAME = "profileData";

  /** The fields that hold amounts, and the level that follows from the XP. */
  public static final String COINS = "playerCoins";

  public static final String GEMS = "playerGem";
  public static final String XP = "playerExperience";
  public static final String LEVEL = "playerLevel";
  public static final String TROPHIES = "trophyLevel";
  public static final String TROPHIES_PEAK = "trophyHighestLevel";

  /** Other fields that change when a player plays. */
  public static final String USERNAME = "username";

  public static final String EMAIL = "email";
  public static final String REFERRAL_CODE = "referralCode";
  public static final String AVATAR = "avatar";
  public static final String AVATAR_ID = "avatarId";
  public static final String AVATAR_NUMBER = "avatarNumber";
  public static final String SELECTED_CAR = "selectedCar";
  public static final String SPELLS = "spellDeck";
  public static final String REQUESTS_SENT = "friendRequestsSent";
  public static final String CREATED_AT = "accountCreatedAt";
  public static final String LAST_DAILY_CLAIM = "lastDailyClaimTime";
  public static final String CLAN_ID = "clanId";

  public ProfileBlob {
    spells = List.copyOf(spells);
    friendRequestsSent = List.copyOf(friendRequestsSent);
  }

  public static ProfileBlob of(Json json, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).read();
  }

  /** One of the amounts alone, whatever may be wrong with the rest of the blob. */
  public static long amount(Json json, String field, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).count(field);
  }

  /** The names in the deck alone, entry by entry; blank where one names no spell. */
  public static List<String> deck(Json json, Notes notes) {
    return new Fields(json, new Coercion(NAME, notes)).deck();
  }

  /** The fields in the order in which the contract lists them; the first fatal one counts. */
  private record Fields(Json json, Coercion coercion) {

    private ProfileBlob read() {
      return new ProfileBlob(
          text(USERNAME),
          text("userId"),
          text(EMAIL),
          text(REFERRAL_CODE),
          count(COINS),
          count(GEMS),
          count(XP),
          storedLevel(),
          count(TROPHIES),
          count(TROPHIES_PEAK),
          avatarId(),
          text(SELECTED_CAR),
          spells(),
          FriendEntry.list(json, REQUESTS_SENT, coercion),
          time(CREATED_AT),
          time(LAST_DAILY_CLAIM),
          text(CLAN_ID),
          text("clanName"));
    }

    private String text(String name) {
      return coercion.text(json.member(name), Places.field(name));
    }

    private long count(String name) {
      return coercion.count(json.member(name), Places.field(name));
    }

    private Optional<Instant> time(String name) {
      return LegacyTime.read(json.member(name), coercion, Places.field(name));
    }

    private Optional<Long> storedLevel() {
      boolean isStored = json.member(LEVEL).filter(value -> !value.isNothing()).isPresent();
      return isStored ? Optional.of(count(LEVEL)) : Optional.empty();
    }

    private Optional<Long> avatarId() {
      Place place = Places.field(AVATAR);
      Json avatar = coercion.object(json.member(AVATAR), place);
      return Avatar.number(avatar.member(AVATAR_ID), Places.field(place, AVATAR_ID), coercion)
          .or(() -> Avatar.number(json.member(AVATAR_ID), Places.field(AVATAR_ID), coercion))
          .or(() -> Avatar.shown(avatar, coercion));
    }

    private List<String> spells() {
      return deck().stream().filter(name -> !name.isBlank()).toList();
    }

    private List<String> deck() {
      Place place = Places.field(SPELLS);
      return coercion.list(json.member(SPELLS), place).stream()
          .map(entry -> spell(entry, place))
          .toList();
    }

    private String spell(Json entry, Place place) {
      if (!entry.is(Json.Kind.OBJECT)) {
        return coercion.text(Optional.of(entry), place);
      }
      String name = coercion.text(entry.member("spellName"), place);
      return name.isBlank() ? coercion.text(entry.member("id"), place) : name;
    }
  }
}
