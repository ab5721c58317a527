package dev.slipstream.migrations.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.LegacyBlob;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.testing.LaterPlay;
import dev.slipstream.testing.LaterPlay.Area;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a player does in one area changes the fields of that area; every other byte stays. */
final class ReversalBytesTest {

  private static final Map<Area, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry(
              Area.BALANCES,
              Set.of(
                  "playerCoins",
                  "playerGem",
                  "playerExperience",
                  "playerLevel",
                  "trophyLevel",
                  "trophyHighestLevel")),
          Map.entry(Area.CRATES, Set.of("crateData")),
          Map.entry(Area.KEYS, Set.of("keyData")),
          Map.entry(Area.ITEMS, Set.of("garageItemsData")),
          Map.entry(
              Area.IDENTITY,
              Set.of(
                  "username", "email", "avatar", "avatarId", "referralCode", "lastDailyClaimTime")),
          Map.entry(Area.CARS, Set.of("selectedCar", "carsData")),
          Map.entry(Area.COSMETICS, Set.of("carCosmeticData")),
          Map.entry(Area.DECK, Set.of("spellDeck")),
          Map.entry(Area.TRACKS, Set.of("mapStats")),
          Map.entry(Area.FRIENDS, Set.of("friends")),
          Map.entry(Area.REQUESTS, Set.of("friendRequests")),
          Map.entry(Area.REQUESTS_SENT, Set.of("friendRequestsSent")));

  private static final List<Migrant> PLAYERS =
      IntStream.range(0, 600)
          .mapToObj(index -> DirtyPlayer.of(5, index))
          .map(dirty -> new Migrant(dirty.subject(), dirty.documents()))
          .filter(player -> player.read().isPresent())
          .toList();

  @ParameterizedTest
  @EnumSource
  void everyOtherByteStays(Area area) {
    int changed = 0;
    for (Migrant player : PLAYERS) {
      Map<DocPath, Fields> today =
          LaterPlay.of(
              player.subject(),
              player.planned(),
              Migrant.MAPPINGS,
              EnumSet.of(area),
              4,
              new Random(5));
      Map<String, String> texts = player.texts(today);
      texts.forEach((name, text) -> assertOnly(FIELDS.get(area), name, player, text));
      changed += texts.size();
    }
    assertTrue(changed > 100, "changed: " + changed);
  }

  private static void assertOnly(Set<String> fields, String blob, Migrant player, String after) {
    String before = player.text(blob).filter(text -> !text.isEmpty()).orElse("{}");
    boolean isEncodedTwice = before.stripLeading().startsWith("\"");
    assertEquals(isEncodedTwice, after.stripLeading().startsWith("\""));
    assertEquals(
        without(fields, decoded(before, isEncodedTwice)),
        without(fields, decoded(after, isEncodedTwice)),
        () -> blob + " of " + player);
  }

  private static String decoded(String text, boolean isEncodedTwice) {
    return isEncodedTwice ? JsonParser.parseString(text).getAsString() : text;
  }

  /** The text without these members' values, and without those that stand behind all others. */
  private static String without(Set<String> fields, String text) {
    String rest = text;
    List<Json> members =
        root(text).members().entrySet().stream()
            .filter(member -> fields.contains(member.getKey()))
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparingInt(Json::start).reversed())
            .toList();
    for (Json member : members) {
      rest = rest.substring(0, member.start()) + "?" + rest.substring(member.end());
    }
    String some = String.join("|", fields);
    return rest.replaceAll("(?<=[{,])\"(" + some + ")\":\\?(,|(?=\\s*}))", "")
        .replaceAll(",(?=\\s*}\\s*$)", "");
  }

  private static Json root(String text) {
    Fields fields = Fields.of("blob", Value.of(text));
    DocPath path = LegacyPaths.blob(WayBack.PATHS.player(), "blob");
    Document document = new Document(path, fields, Instant.EPOCH, Instant.EPOCH);
    return LegacyBlob.read("blob", Optional.of(document), new Notes()).root();
  }
}
