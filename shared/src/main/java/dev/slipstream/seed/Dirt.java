package dev.slipstream.seed;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.migrations.racing.RacingCode;
import dev.slipstream.model.Code;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be wrong with a legacy player, contract A and C, one kind each: it refuses the player,
 * or is noted with its code, or is so usual that it is not even noted.
 */
public enum Dirt {
  CUT_OFF_TEXT(BlobCode.MALFORMED_JSON, SoiledText::cutOff),
  TRAILING_GARBAGE(BlobCode.MALFORMED_JSON, SoiledText::trailGarbage),
  NOT_A_NUMBER(BlobCode.MALFORMED_JSON, SoiledText::addNan),
  NOT_AN_OBJECT(BlobCode.BLOB_NOT_OBJECT, SoiledText::holdSomethingElse),
  NATIVE_MAP(BlobCode.BLOB_NOT_OBJECT, SoiledText::holdNativeMap),
  WORDS_FOR_NUMBER(BlobCode.BAD_NUMBER, b -> SoiledFields.number(b, new JsonPrimitive("a lot"))),
  LIST_FOR_NUMBER(BlobCode.BAD_NUMBER, b -> SoiledFields.number(b, new JsonArray())),
  WORDS_FOR_BOOLEAN(BlobCode.BAD_BOOLEAN, b -> SoiledFields.flag(b, new JsonPrimitive("maybe"))),
  NUMBER_TOO_LARGE(
      BlobCode.VALUE_OUT_OF_RANGE, b -> SoiledFields.number(b, numeral("9007199254740992"))),
  EXPONENT_TOO_LARGE(BlobCode.VALUE_OUT_OF_RANGE, b -> SoiledFields.number(b, numeral("1e300"))),
  NO_PROFILE(b -> b.remove("profileData")),

  NUMBER_AS_TEXT(BlobCode.NUMBER_AS_STRING, b -> SoiledFields.number(b, new JsonPrimitive(" +7 "))),
  FRACTION(BlobCode.FRACTION_TRUNCATED, b -> SoiledFields.number(b, numeral("2.75"))),
  NEGATIVE(BlobCode.NEGATIVE_CLAMPED, b -> SoiledFields.number(b, numeral("-250"))),
  EXPONENT(b -> SoiledFields.number(b, numeral("15e1"))),
  BOOLEAN_AS_TEXT(BlobCode.BOOL_AS_STRING, b -> SoiledFields.flag(b, new JsonPrimitive("True"))),
  BOOLEAN_AS_NUMBER(BlobCode.BOOL_AS_STRING, b -> SoiledFields.flag(b, new JsonPrimitive(1))),
  ENCODED_TWICE(BlobCode.DOUBLE_ENCODED, SoiledText::encodeTwice),
  BLOB_MISSING(BlobCode.BLOB_MISSING, SoiledText::miss),
  BLOB_EMPTY(BlobCode.EMPTY_BLOB, SoiledText::empty),
  FIELD_MISSING(BlobCode.EMPTY_BLOB, SoiledText::missField),
  HALF_A_CHARACTER(BlobCode.TEXT_REPAIRED, SoiledText::halveCharacter),
  MEMBER_TWICE(SoiledText::repeatMember),
  WRONG_SHAPE(BlobCode.SHAPE_UNEXPECTED, SoiledFields::misshape),
  NULLS(SoiledFields::nullify),
  UNKNOWN_FIELDS(SoiledFields::addUnknownFields),

  UNKNOWN_CAR(RacingCode.CAR_UNKNOWN, b -> SoiledLists.addCar(b, "Warp Hauler")),
  LOOK_ALIKE(RacingCode.CAR_UNKNOWN, b -> SoiledLists.addCar(b, "Dеimos GT")),
  UNKNOWN_SELECTED_CAR(RacingCode.CAR_UNKNOWN_DEFAULTED, SoiledFields::selectUnknownCar),
  UNKNOWN_SPELL(RacingCode.SPELL_UNKNOWN, b -> SoiledLists.putDeck(b, "Shield", "Abracadabra")),
  UNKNOWN_ITEM(RacingCode.ITEM_UNKNOWN, b -> SoiledLists.addItem(b, "Gamma Wheels", "Plaid")),
  UNKNOWN_TRACK(RacingCode.TRACK_UNKNOWN, b -> SoiledLists.addTrack(b, "Moon Base", 2)),
  UNKNOWN_COSMETIC(RacingCode.COSMETIC_UNKNOWN, SoiledFields::wearUnknown),
  UNKNOWN_TIER(RacingCode.TIER_UNKNOWN, SoiledFields::addTier),
  CAR_TWICE(RacingCode.CAR_DUPLICATE_MERGED, SoiledLists::repeatCar),
  TRACK_TWICE(RacingCode.TRACK_DUPLICATE_MERGED, SoiledLists::repeatTrack),
  SPELL_TWICE(RacingCode.SPELL_DUPLICATE, b -> SoiledLists.putDeck(b, "Shield", " shield ")),
  DECK_TOO_FULL(
      RacingCode.SPELLS_TRUNCATED,
      b -> SoiledLists.putDeck(b, "Shield", "Meteor", "Teleport", "Ice Blast", "Fireball")),
  STARS_TOO_MANY(RacingCode.STARS_CLAMPED, b -> SoiledLists.addTrack(b, "Ocean Drive", 9)),
  FRIEND_SELF(RacingCode.FRIEND_SELF, b -> SoiledLists.addFriend(b, b.player().id())),
  FRIEND_NOBODY(RacingCode.FRIEND_INVALID, b -> SoiledLists.addFriend(b, " ")),
  FRIEND_TWICE(RacingCode.FRIEND_DUPLICATE, SoiledLists::repeatFriend),

  TIME_IN_ANOTHER_FORM(b -> SoiledFields.time(b, Times.rare(b.dice()))),
  TIME_AMBIGUOUS(
      BlobCode.TIMESTAMP_AMBIGUOUS,
      b -> SoiledFields.time(b, new JsonPrimitive("3/2/2025 1:00:00 PM"))),
  TIME_IN_WORDS(
      BlobCode.TIMESTAMP_UNPARSEABLE, b -> SoiledFields.time(b, new JsonPrimitive("yesterday"))),
  NAME_BLANK(RacingCode.USERNAME_FROM_SOCIAL, SoiledFields::blankName),
  USER_ID_OF_ANOTHER(RacingCode.USERID_MISMATCH, SoiledFields::changeUserId),
  LEVEL_WRONG(RacingCode.LEVEL_RECALCULATED, SoiledFields::raiseLevel);

  @SuppressWarnings("ImmutableEnumChecker") // codes are enum constants
  private final Optional<Code> code;

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas above capture nothing
  private final Consumer<Blobs> soiling;

  Dirt(Consumer<Blobs> soiling) {
    this(Optional.empty(), soiling);
  }

  Dirt(Code code, Consumer<Blobs> soiling) {
    this(Optional.of(code), soiling);
  }

  Dirt(Optional<Code> code, Consumer<Blobs> soiling) {
    this.code = code;
    this.soiling = soiling;
  }

  private static JsonPrimitive numeral(String literal) {
    return new JsonPrimitive(new BigDecimal(literal));
  }

  void soil(Blobs blobs) {
    soiling.accept(blobs);
  }

  /** What is found: the reason of the refusal, or a warning. */
  public Optional<Code> code() {
    return code;
  }

  /** What comes of a player with it: {@link LegacyPlayer#MIGRATED}, or what refuses it. */
  public String fate() {
    if (this == NO_PROFILE) {
      return LegacyPlayer.NOT_FOUND;
    }
    return code.filter(Code::isFatal).map(Code::name).orElse(LegacyPlayer.MIGRATED);
  }
}
