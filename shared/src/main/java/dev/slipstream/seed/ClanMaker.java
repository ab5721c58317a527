package dev.slipstream.seed;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes legacy clans as they stand in {@code /clans/{ownerUid}}, contract A10. */
final class ClanMaker {

  private static final Instant FOUNDED = Instant.parse("2025-05-01T00:00:00Z");

  private final LegacyPopulation population;
  private final long seed;

  ClanMaker(LegacyPopulation population, long seed) {
    this.population = population;
    this.seed = seed;
  }

  Map.Entry<DocPath, Fields> make(int clan, String name, int players) {
    SplittableRandom random = new SplittableRandom(seed * 13L + clan);
    List<Value> members = members(clan, players, random);
    Subject owner = population.subject(clan * ClanTie.BLOCK);
    Fields fields =
        Fields.builder()
            .put("clanId", "clan_" + owner.id() + "_" + (1_746_057_600_000L + clan))
            .put("clanName", name)
            .put("clanDescription", clan % 3 == 0 ? "" : "We race after dark.")
            .put("clanBadge", random.nextInt(20))
            .put("clanType", random.nextInt(3))
            .put("clanLocation", "AU")
            .put("clanLanguage", "en")
            .put("minimumRequiredTrophies", 100L * random.nextInt(10))
            .put("createdBy", owner.id())
            .put("createdAt", FOUNDED.plusSeconds(clan))
            .put("lastUpdated", FOUNDED.plusSeconds(clan))
            .put("members", Value.items(members))
            .put("requestsToJoin", Value.items(List.of()))
            .put("invites", Value.items(List.of()))
            .put("totalMembers", members.size())
            .put("totalTrophies", random.nextInt(1000))
            .build();
    return Map.entry(DocPath.of(LegacyPaths.CLANS, owner.id()), fields);
  }

  private List<Value> members(int clan, int players, SplittableRandom random) {
    List<Value> members = new ArrayList<>();
    int first = clan * ClanTie.BLOCK;
    for (int player = first; player < Math.min(players, first + ClanTie.BLOCK); player++) {
      if (ClanTie.of(seed, player).isMember()) {
        members.add(member(player, player == first, random));
      }
    }
    return members;
  }

  private Fields member(int player, boolean isLeader, SplittableRandom random) {
    String role = random.nextInt(8) == 0 ? "co-leader" : "member";
    return Fields.builder()
        .put("userId", population.subject(player).id())
        .put("userName", "Racer " + player)
        .put("role", isLeader ? "leader" : role)
        .put("joinedAt", FOUNDED.plusSeconds(60L * player))
        .put("trophies", random.nextInt(2000))
        .build();
  }
}
