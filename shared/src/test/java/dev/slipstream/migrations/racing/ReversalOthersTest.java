package dev.slipstream.migrations.racing;

import static dev.slipstream.migrations.racing.WayBack.PATHS;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes back into socialData and mapData, contract C4 and C5. */
final class ReversalOthersTest {

  private static final String OCEAN = "trk_2m7qk1p9sx";

  private static WayBack friends(String before, String... today) {
    return WayBack.of("socialData", "{'x' : 1,'friends':%s}".formatted(before))
        .put(PATHS.social(), "friends", Value.texts(List.of(today)));
  }

  private static String social(String after) {
    return "{'x' : 1,'friends':%s}".formatted(after);
  }

  @Test
  void friendsThatStayKeepTheirEntriesAndNewOnesTakeTheirStyle() {
    String ann = "{'userId' : 'u1','username':'Ann'}";
    friends("[ %s , 'u2' ]".formatted(ann), "u3", "u1")
        .brings(social("[{'userId':'u3'},%s]".formatted(ann)));
    friends("['u1','u2']", "u2", "u3", "u1").brings(social("['u2','u3','u1']"));
    friends("['u1']").brings(social("[]"));
    friends("''", "u1").brings(social("[{'userId':'u1'}]"));
  }

  @Test
  void entriesThatNameNobodyThePlayerOrOneAgainStayBehind() {
    friends("[null,' ','u1',{'userId':'uMigrant'},7,' u1 ','u2','u2']", "u3", "u1")
        .brings(social("['u3','u1',null,' ',{'userId':'uMigrant'},7,' u1 ']"));
  }

  @Test
  void aListOfAnotherShapeIsLeft() {
    friends("{}", "u1").loses(social("{}"));
    friends("['u1']", "u1", "uMigrant", " u2 ").loses(social("['u1']"));
  }

  @Test
  void aBlobThatIsMissingBeginsEmpty() {
    WayBack.of("profileData", "{}")
        .put(PATHS.social(), "friendRequests", Value.texts(List.of("u1")))
        .bringsToOthers(Map.of("socialData", "{'friendRequests':[{'userId':'u1'}]}"));
  }

  private static WayBack track(String map, long stars, boolean isUnlocked, long time) {
    Fields.Builder track =
        Fields.builder().put("trackId", OCEAN).put("stars", stars).put("unlocked", isUnlocked);
    if (time != 0) {
      track.put("bestTimeMs", time);
    }
    return WayBack.of("mapData", map).put(PATHS.track(OCEAN), track.build());
  }

  private static String map(String... entries) {
    return "{'mapStats':[%s]}".formatted(String.join(",", entries));
  }

  @Test
  void aTrackIsWrittenWhereItStandsOrAdded() {
    track(map("{'levelName':'ocean drive' , 'stars':'1','x':2}"), 3, true, 700)
        .brings(map("{'levelName':'ocean drive' , 'stars':'3','x':2,'bestTimeMs':700}"));
    track("{}", 2, true, 700)
        .brings(map("{'levelName':'Ocean Drive','stars':2,'bestTimeMs':700,'unlocked':true}"));
    track(map("{'levelName':'Moon Base','stars':1}"), 0, false, 0)
        .brings(
            map(
                "{'levelName':'Moon Base','stars':1}",
                "{'levelName':'Ocean Drive','stars':0,'unlocked':false}"));
  }

  @Test
  void aTrackWithoutAWordOnItIsUnlockedByItsStars() {
    track(map("{'levelName':'Ocean Drive','stars':0}"), 1, true, 0)
        .brings(map("{'levelName':'Ocean Drive','stars':1}"));
    track(map("{'levelName':'Ocean Drive','stars':0}"), 1, false, 0)
        .brings(map("{'levelName':'Ocean Drive','stars':1,'unlocked':false}"));
    track(map("{'levelName':'Ocean Drive','stars':2}"), 0, true, 0)
        .brings(map("{'levelName':'Ocean Drive','stars':0,'unlocked':true}"));
  }

  @Test
  void ofTwinsTheBestCounts() {
    String first = "{'levelName':'Ocean Drive','stars':%d,'bestTimeMs':%d,'unlocked':%b}";
    String second = "{'levelName':'OCEAN DRIVE','stars':%d,'bestTimeMs':%d,'unlocked':%b}";
    String twins = map(first, second);
    String before = twins.formatted(1, 0, false, 9, 900, true);
    track(before, 3, true, 900).brings(before);
    track(before, 2, true, 800).brings(twins.formatted(1, 800, false, 2, 900, true));
    track(before, 3, false, 950).brings(twins.formatted(1, 0, false, 9, 950, false));
    track(before, 3, true, 0).brings(twins.formatted(1, 0, false, 9, 0, true));
  }

  @Test
  void aTrackThatTheOldSchemaCannotHaveIsLeft() {
    track(map(), 4, true, 700).loses(map());
    track(map(), 3, true, -1).loses(map());
    track("{'mapStats':{}}", 3, true, 700).loses("{'mapStats':{}}");
    track(map(), 3, true, 700)
        .remove(PATHS.track(OCEAN))
        .put(PATHS.track("trk_0000000000"), Fields.of("stars", Value.of(1)))
        .loses(map());
  }
}
