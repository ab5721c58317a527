package dev.slipstream.seed;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes legacy clans as they stand in {@code /clans/{ownerUid}}, contract A10. */
final class ClanMaker {

  private static final Instant FOUNDED = Instant.parse("2025-05-01T00:00:00Z");
  private static final long FIRST_MILLIS = FOUNDED.toEpochMilli();

  private final LegacyPopulation population;
  private final long seed;
  private final List<String> names;

  ClanMaker(LegacyPopulation population, long seed, List<String> names) {
    this.population = population;
    this.seed = seed;
    this.names = names;
  }

  /** Every seventh clan is a twin of the one before, every eleventh its shouting twin. */
  String name(int clan) {
    if (clan % 7 == 6) {
      return name(clan - 1);
    }
    if (clan % 11 == 10) {
      return name(clan - 1).toUpperCase(Locale.ROOT);
    }
    int round = clan / names.size();
    String name = names.get(clan % names.size());
    return round == 0 ? name : name + " " + round;
  }

  /** Keeps its founder's uid when the clan moves to another's document. */
  String id(int clan) {
    return "clan_" + founder(clan).id() + "_" + (FIRST_MILLIS + clan);
  }

  private Subject founder(int clan) {
    return population.subject(clan * ClanTie.BLOCK);
  }

  /** The clan with those of its members who are among the first {@code players}. */
  Map.Entry<DocPath, Fields> make(int clan, int players) {
    Dice dice = Dice.of(seed, "clan", clan);
    List<Integer> members = block(clan, players, true);
    List<Integer> others = block(clan, players, false);
    boolean isMoved = members.size() > 1 && dice.chance(10);
    int owner = members.get(isMoved ? 1 : 0);
    Fields fields =
        describe(clan, dice)
            .put("members", Value.items(members.stream().map(n -> member(n, owner, dice)).toList()))
            .put("requestsToJoin", uids(others, 0, dice.below(3)))
            .put("invites", uids(others, 3, dice.below(2)))
            .put("totalMembers", members.size())
            .put("totalTrophies", dice.below(1000))
            .build();
    return Map.entry(DocPath.of(LegacyPaths.CLANS, population.subject(owner).id()), fields);
  }

  private List<Integer> block(int clan, int players, boolean ofMembers) {
    int first = clan * ClanTie.BLOCK;
    return IntStream.range(first, Math.min(players, first + ClanTie.BLOCK))
        .filter(number -> population.tie(number).isMember() == ofMembers)
        .boxed()
        .toList();
  }

  private Fields.Builder describe(int clan, Dice dice) {
    return Fields.builder()
        .put("clanId", id(clan))
        .put("clanName", name(clan))
        .put("clanDescription", dice.chance(30) ? "" : "We race after dark.")
        .put("clanBadge", dice.below(20))
        .put("clanType", dice.below(3))
        .put("clanLocation", dice.pick(List.of("AU", "RU", "JP", "US", "")))
        .put("clanLanguage", dice.pick(List.of("en", "ru", "ja")))
        .put("minimumRequiredTrophies", 100L * dice.below(10))
        .put("createdBy", founder(clan).id())
        .put("createdAt", FOUNDED.plusSeconds(clan))
        .put("lastUpdated", FOUNDED.plusSeconds(clan));
  }

  /** As the player was when it joined: with fewer trophies, rarely with more. */
  private Value member(int number, int owner, Dice dice) {
    Account account = population.account(number);
    long share = dice.chance(90) ? dice.below(101) : 130;
    String role = dice.chance(12) ? "co-leader" : "member";
    return Fields.builder()
        .put("userId", account.subject().id())
        .put("userName", account.username())
        .put("role", number == owner ? "leader" : role)
        .put("joinedAt", FOUNDED.plusSeconds(60L * number))
        .put("trophies", account.trophies() * share / 100)
        .build();
  }

  private Value uids(List<Integer> numbers, int skipped, int most) {
    return Value.texts(
        numbers.stream().skip(skipped).limit(most).map(n -> population.subject(n).id()).toList());
  }
}
