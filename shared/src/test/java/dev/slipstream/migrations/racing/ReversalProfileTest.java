package dev.slipstream.migrations.racing;

import static dev.slipstream.migrations.racing.WayBack.PATHS;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes back into profileData, contract C2: a place is written where and as it is read. */
final class ReversalProfileTest {

  private static final String SHIELD = "spell_7ks3gzk7r2";
  private static final String METEOR = "spell_6h8k4m2d7t";
  private static final String TELEPORT = "spell_4n6j9q2k8p";

  private static WayBack profile(String text) {
    return WayBack.of("profileData", text);
  }

  @Test
  void balancesAreWrittenAsTheyStandAndTheLevelFollowsTheExperience() {
    profile(
            "{ 'playerCoins' : '7', 'playerGem':2.5,'playerExperience':0,'playerLevel':9,"
                + "'x':[ 1.0],'trophyLevel':-5}")
        .put(PATHS.stats(), "coins", Value.of(8))
        .put(PATHS.stats(), "xp", Value.of(250))
        .put(PATHS.stats(), "level", Value.of(3))
        .put(PATHS.social(), "level", Value.of(3))
        .put(PATHS.stats(), "trophies", Value.of(30))
        .put(PATHS.social(), "trophies", Value.of(30))
        .put(PATHS.stats(), "trophiesPeak", Value.of(40))
        .brings(
            "{ 'playerCoins' : '8', 'playerGem':2.5,'playerExperience':250,'playerLevel':3,"
                + "'x':[ 1.0],'trophyLevel':30,'trophyHighestLevel':40}");
  }

  @Test
  void aPeakThatStoodInTheTrophiesAloneDoesNotSinkWithThem() {
    profile("{'trophyLevel':300,'trophyHighestLevel':0}")
        .put(PATHS.stats(), "trophies", Value.of(200))
        .put(PATHS.social(), "trophies", Value.of(200))
        .brings("{'trophyLevel':200,'trophyHighestLevel':300}");
  }

  @Test
  void anAmountThatNoBlobCanHoldIsLeft() {
    profile("{'playerCoins':7}")
        .put(PATHS.stats(), "coins", Value.of(-1))
        .loses("{'playerCoins':7}");
    profile("{'playerCoins':7}")
        .put(PATHS.stats(), "coins", Value.of(1L << 53))
        .loses("{'playerCoins':7}");
    profile("{'playerCoins':7}").remove(PATHS.stats()).loses("{'playerCoins':7}");
  }

  private static WayBack renamed(String text, String name) {
    return profile(text)
        .put(PATHS.root(), "username", Value.of(name))
        .put(PATHS.social(), "username", Value.of(name));
  }

  @Test
  void aNameIsWrittenWhateverStandsThere() {
    renamed("{'username':'Tess'}", "Ann \\ Ü").brings("{'username':'Ann \\\\ Ü'}");
    renamed("{'username':5}", "6").brings("{'username':'6'}");
    renamed("{'username':{'first':1}}", "Ann").brings("{'username':'Ann'}");
    renamed("{'username':' '}", "Ann").brings("{'username':'Ann'}");
    renamed("{'username':'Tess'}", " ").loses("{'username':'Tess'}");
  }

  @Test
  void anEmailMayBeTakenAway() {
    profile("{'email':'a@b', 'x':1}")
        .put(PATHS.root(), "email", Value.NULL)
        .brings("{'email':'', 'x':1}");
    profile("{'email':null}").put(PATHS.root(), "email", Value.of("a@b")).brings("{'email':'a@b'}");
    profile("{'referralCode':'R1'}")
        .put(PATHS.social(), "referralCode", Value.of("R2"))
        .brings("{'referralCode':'R2'}");
  }

  private static WayBack avatar(String text) {
    return profile(text)
        .put(PATHS.root(), "avatarId", Value.of(9))
        .put(PATHS.social(), "avatarId", Value.of(9));
  }

  @Test
  void anAvatarIsWrittenWhereItIsRead() {
    avatar("{'avatar':{'avatarId':'2','avatarNumber':3},'avatarId':4}")
        .brings("{'avatar':{'avatarId':'9','avatarNumber':3},'avatarId':4}");
    avatar("{'avatar':{'avatarId':0,'avatarNumber':3},'avatarId':4}")
        .brings("{'avatar':{'avatarId':0,'avatarNumber':3},'avatarId':9}");
    avatar("{'avatar':{'avatarNumber':3}}").brings("{'avatar':{'avatarNumber':9}}");
  }

  @Test
  void anAvatarThatStandsNowhereIsWrittenWhereItIsShownOrElseFits() {
    avatar("{'avatar':{'tierType':'Common'}}")
        .brings("{'avatar':{'tierType':'Common','avatarNumber':9}}");
    avatar("{'avatar':null}").brings("{'avatar':{'avatarNumber':9}}");
    avatar("{}").brings("{'avatar':{'avatarNumber':9}}");
    avatar("{'avatar':'face'}").brings("{'avatar':'face','avatarId':9}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2025-11-01T10:00:00.123Z | 1761991200123
          2005-01-02T03:04:05Z     | 1104635045000
          1973-03-03T09:46:39.999Z | '1973-03-03T09:46:39.999Z'
          1973-03-03T09:46:40Z     | 100000000000
          1969-07-20T20:17:40Z     | '1969-07-20T20:17:40Z'
          0001-01-03T00:00:00.001Z | '0001-01-03T00:00:00.001Z'
          9999-12-31T23:59:59.999Z | '9999-12-31T23:59:59.999Z'
          """)
  void aTimeIsReadBackAsItWas(Instant time, String json) {
    for (String before : List.of("1", "'yesterday'", "{'seconds':1739560000}", "null")) {
      profile("{'lastDailyClaimTime':%s,'accountCreatedAt':%s }".formatted(before, before))
          .put(PATHS.stats(), "lastDailyClaimAt", Value.of(time))
          .put(PATHS.root(), "createdAt", Value.of(time))
          .brings("{'lastDailyClaimTime':%s,'accountCreatedAt':%s }".formatted(json, json));
    }
  }

  @Test
  void aTimeIsKnownToTheMillisecond() {
    profile("{'lastDailyClaimTime':1739560000000}")
        .put(
            PATHS.stats(),
            "lastDailyClaimAt",
            Value.of(Instant.parse("2025-02-14T19:06:40.000001Z")))
        .loses("{'lastDailyClaimTime':1739560000000}");
    profile("{'lastDailyClaimTime':1739560000000}")
        .put(PATHS.stats(), "lastDailyClaimAt", Value.NULL)
        .brings("{'lastDailyClaimTime':null}");
  }

  @Test
  void aClaimThatStoodInItsOwnBlobIsWrittenIntoTheProfile() {
    WayBack.of(
            "profileData",
            "{}",
            "dailyRewardsData",
            "{'lastClaimDay':3,'lastClaimTime':'17/06/2025 9:55:15 AM'}")
        .put(PATHS.stats(), "lastDailyClaimAt", Value.of(Instant.ofEpochMilli(1_761_991_200_123L)))
        .brings("{'lastDailyClaimTime':1761991200123}");
  }

  @Test
  void aCarIsWrittenByItsName() {
    WayBack.of(
            "profileData",
            "{'selectedCar':'Warp Hauler'}",
            "garageData",
            "{'carsData':[{'carName':'Deimos GT','isPurchased':true},"
                + "{'carName':'Ice Phoenix','isPurchased':true}]}")
        .put(PATHS.loadout(), "carId", Value.of("car_4n6j9q2k8p"))
        .brings("{'selectedCar':'Ice Phoenix'}");
    profile("{'selectedCar':'Warp Hauler'}")
        .put(PATHS.loadout(), "carId", Value.of("car_0000000000"))
        .loses("{'selectedCar':'Warp Hauler'}");
  }

  private static WayBack deck(String before, String... spells) {
    return profile("{'spellDeck':%s}".formatted(before))
        .put(PATHS.loadout(), "spellDeck", Value.texts(List.of(spells)));
  }

  @Test
  void spellsThatStayKeepTheirEntries() {
    String shield = "{'id':'Shield' , 'level':3}";
    deck("[%s, 'Meteor']".formatted(shield), METEOR, TELEPORT, SHIELD)
        .brings(
            "{'spellDeck':['Meteor',{'spellName':'Teleport','id':'Teleport'},%s]}"
                .formatted(shield));
    deck("['Shield']", TELEPORT).brings("{'spellDeck':['Teleport']}");
    deck("null", TELEPORT).brings("{'spellDeck':[{'spellName':'Teleport','id':'Teleport'}]}");
    deck("[ 'Shield' ]").brings("{'spellDeck':[]}");
  }

  @Test
  void spellsThatNobodyKnowsAndRepeatsStayBehindAndWhatWasCutOffGoes() {
    deck("['Abracadabra','Shield',null,' shield ','Meteor','meteor']", SHIELD, TELEPORT)
        .brings("{'spellDeck':['Shield','Teleport','Abracadabra',null,' shield ']}");
    deck("['Shield','Meteor','Teleport','Fireball']", SHIELD).brings("{'spellDeck':['Shield']}");
    deck("['Shield','Meteor','Teleport','Fireball']", SHIELD, METEOR, TELEPORT)
        .brings("{'spellDeck':['Shield','Meteor','Teleport','Fireball']}");
  }

  @Test
  void spellsThatTheOldSchemaDoesNotKnowAreLeft() {
    deck("['Shield', 'Meteor']", SHIELD, METEOR, "spell_0000000000")
        .loses("{'spellDeck':['Shield', 'Meteor']}");
    deck("'Shield'", SHIELD).loses("{'spellDeck':'Shield'}");
  }

  @Test
  void requestsAreWrittenInTheListsOwnStyle() {
    profile("{'friendRequestsSent':['u1', 'u2']}")
        .put(PATHS.social(), "friendRequestsSent", Value.texts(List.of("u2", "u3")))
        .brings("{'friendRequestsSent':['u2','u3']}");
    profile("{'friendRequestsSent':[null,{'userId':'u1','username':'Ann'}]}")
        .put(PATHS.social(), "friendRequestsSent", Value.texts(List.of("u2", "u1")))
        .brings("{'friendRequestsSent':[{'userId':'u2'},{'userId':'u1','username':'Ann'},null]}");
    profile("{}")
        .put(PATHS.social(), "friendRequestsSent", Value.texts(List.of("u2")))
        .brings("{'friendRequestsSent':['u2']}");
  }

  private static WayBack joined(String before, Optional<String> legacyId) {
    ClanPaths clan = new ClanPaths(Clan.idOf("clan_abc_1"));
    Fields.Builder fields = Fields.builder().put("name", "Night Riders");
    legacyId.ifPresent(id -> fields.put("legacyClanId", id));
    return profile(before)
        .seeing(clan.clan(), fields.build())
        .seeing(clan.member(PATHS.player()), Fields.of("trophies", Value.of(3)))
        .put(PATHS.social(), "clanId", Value.of(clan.clanId()));
  }

  @Test
  void aClanIsWrittenByItsLegacyId() {
    joined("{'clanId':'clan_old_1'}", Optional.of("clan_abc_1")).brings("{'clanId':'clan_abc_1'}");
    joined("{}", Optional.of("clan_abc_1")).brings("{'clanId':'clan_abc_1'}");
    joined("{}", Optional.of("clan_another_1")).loses("{}");
    joined("{}", Optional.empty()).loses("{}");
  }

  @Test
  void whatIsEncodedTwiceStaysSo() {
    profile("'{\\'playerCoins\\':1,\\u0022spellDeck\\u0022:[\\'\\u0053hield\\']}'")
        .put(PATHS.stats(), "coins", Value.of(2))
        .put(PATHS.loadout(), "spellDeck", Value.texts(List.of(METEOR, SHIELD)))
        .brings(
            "'{\\'playerCoins\\':2,\\u0022spellDeck\\u0022:[\\'Meteor\\',\\'\\u0053hield\\']}'");
  }
}
