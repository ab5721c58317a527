package dev.slipstream.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LegacyPopulationTest {

  private static final List<String> BLOBS =
      List.of(
          "profileData",
          "garageData",
          "socialData",
          "mapData",
          "referralData",
          "dailyRewardsData",
          "offersData",
          "boosterData");

  @Test
  void isTheSameForTheSameSeed() {
    for (int number : new int[] {0, 1, 77, 1_000_000_007}) {
      assertEquals(population(7, 50).player(number), population(7, 50).player(number));
      int clan = number / 1_000;
      assertEquals(
          population(7, 50).clan(clan, Integer.MAX_VALUE),
          population(7, 50).clan(clan, Integer.MAX_VALUE));
    }
  }

  @Test
  void differsByNumberAndBySeed() {
    Set<Map<DocPath, Fields>> players = new HashSet<>();
    players(population(7, 30), 500).forEach(player -> players.add(player.documents()));
    players(population(8, 30), 500).forEach(player -> players.add(player.documents()));
    assertEquals(1_000, players.size());
    LegacyPopulation one = population(7, 0);
    assertNotEquals(texts(one.player(1)), texts(one.player(2)));
  }

  /** Whoever changes the generator changes what every seed means, and knows it by this. */
  @Test
  void isTheSameOnEveryMachine() {
    LegacyPopulation population = population(20251015, 30);
    StringBuilder hashes = new StringBuilder();
    players(population, 200).forEach(player -> hashes.append(hash(player.documents())));
    hashes.append(hash(Map.ofEntries(population.clan(0, 200), population.clan(3, 200))));
    assertEquals(
        "3974e1a740a57cf574d517b409f817e0fc0603364821b0613946c2a5658f39c6",
        Digest.hex(hashes.toString()));
  }

  private static String hash(Map<DocPath, Fields> documents) {
    Map<String, Value> byPath = new TreeMap<>();
    documents.forEach((path, fields) -> byPath.put(path.toString(), fields));
    return Digest.hex(new Fields(byPath));
  }

  @Test
  void hasEveryKindOfDirtWithinAFewHundredPlayers() {
    Set<Dirt> found = EnumSet.noneOf(Dirt.class);
    players(population(3, 100), 500).forEach(player -> found.add(player.dirt().orElseThrow()));
    assertEquals(EnumSet.allOf(Dirt.class), found);
  }

  @Test
  void hasAsMuchDirtAsAskedFor() {
    long dirty =
        players(population(3, 30), 5_000).stream().filter(p -> p.dirt().isPresent()).count();
    assertTrue(dirty > 1_400 && dirty < 1_600, "dirty of 5 000: " + dirty);
    assertTrue(players(population(3, 0), 500).stream().allMatch(p -> p.dirt().isEmpty()));
    assertThrows(IllegalArgumentException.class, () -> population(3, 101));
  }

  @Test
  void givesACleanPlayerAllEightDocumentsOrAStub() {
    for (LegacyPlayer player : players(population(3, 0), 500)) {
      Set<DocPath> paths = player.documents().keySet();
      Set<DocPath> all =
          BLOBS.stream()
              .map(name -> LegacyPaths.blob(player.subject(), name))
              .collect(Collectors.toSet());
      assertTrue(paths.size() == 1 || paths.equals(all), paths::toString);
      player.documents().forEach((path, doc) -> assertTrue(doc.text(path.id()).isPresent()));
    }
  }

  @Test
  void givesUidsAsFirebaseMakesThem() {
    LegacyPopulation population = population(3, 0);
    Set<String> uids = new HashSet<>();
    for (int number = 0; number < 10_000; number++) {
      String uid = population.subject(number).id();
      assertTrue(uid.matches("[A-Za-z0-9]{28}"), uid);
      uids.add(uid);
    }
    assertEquals(10_000, uids.size());
  }

  @Test
  void formsClansOfThreeToFiftyMembersWhoArePlayers() {
    LegacyPopulation population = population(3, 30);
    int players = 40 * ClanTie.BLOCK;
    Set<Integer> sizes = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int clan = 0; clan < population.clans(players); clan++) {
      Fields fields = population.clan(clan, players).getValue();
      names.add(fields.text("clanName").orElseThrow());
      sizes.add(fields.items("members").size());
      assertMembers(population, clan, fields.items("members"));
    }
    assertTrue(sizes.size() > 15, "sizes: " + sizes);
    assertTrue(names.size() < population.clans(players), "some are twins");
  }

  private static void assertMembers(LegacyPopulation population, int clan, List<Value> members) {
    assertTrue(members.size() >= 3 && members.size() <= 50, "members: " + members.size());
    int first = clan * ClanTie.BLOCK;
    Map<String, String> names =
        IntStream.range(first, first + ClanTie.BLOCK)
            .mapToObj(population::account)
            .collect(Collectors.toMap(a -> a.subject().id(), Account::username));
    int leaders = 0;
    for (Value value : members) {
      Fields member = (Fields) value;
      String uid = member.text("userId").orElseThrow();
      assertEquals(names.get(uid), member.text("userName").orElseThrow());
      leaders += member.text("role").equals(Optional.of("leader")) ? 1 : 0;
    }
    assertEquals(1, leaders);
  }

  private static LegacyPopulation population(long seed, int dirtPercent) {
    return new LegacyPopulation(seed, dirtPercent);
  }

  private static List<LegacyPlayer> players(LegacyPopulation population, int count) {
    return IntStream.range(0, count).mapToObj(population::player).toList();
  }

  private static List<Object> texts(LegacyPlayer player) {
    return List.copyOf(player.documents().values());
  }
}
