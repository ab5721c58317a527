package dev.slipstream.migrations.racing;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Step;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contract C4 and F5: the social profile, and the clan's view of the player. */
final class SocialStep implements Step<RacingPlayer> {

  private static final FieldPath CLAN_TROPHIES = FieldPath.of("stats", "trophies");

  @Override
  public String name() {
    return SocialBlob.NAME;
  }

  @Override
  public Planned plan(RacingPlayer player) {
    List<Write> effects = new ArrayList<>();
    player.clan().ifPresent(clan -> effects.addAll(refresh(player, clan)));
    return new Planned(
        name(),
        List.of(new Target(player.paths().social(), profile(player))),
        effects,
        player.findingsOf(name()),
        player.unmappedOf(name()));
  }

  private static Fields profile(RacingPlayer player) {
    Friends friends = player.friends();
    return Fields.builder()
        .put("username", player.identity().username())
        .put("userId", player.subject().id())
        .put("level", player.balances().level())
        .put("trophies", player.balances().trophies())
        .put("avatarId", player.identity().avatarId())
        .putText("clanId", player.clan().map(Clan::clanId))
        .put("friends", Value.texts(friends.friends()))
        .put("friendRequests", Value.texts(friends.requests()))
        .put("friendRequestsSent", Value.texts(friends.requestsSent()))
        .putText("referralCode", player.referralCode())
        .put("updatedAt", Value.SERVER_TIME)
        .build();
  }

  /**
   * The member's document with today's values, and the clan's total moved by the difference. The
   * total is incremented unread: it is hot, and the delta commutes with everybody else's.
   */
  private static List<Write> refresh(RacingPlayer player, Clan clan) {
    ClanPaths paths = new ClanPaths(clan.clanId());
    Write member =
        new Write.Merge(
            paths.member(player.subject()),
            Fields.builder()
                .put("displayName", player.identity().username())
                .put("avatarId", player.identity().avatarId())
                .put("level", player.balances().level())
                .put("trophies", player.balances().trophies())
                .build());
    long delta = player.balances().trophies() - clan.memberTrophies();
    return delta == 0
        ? List.of(member)
        : List.of(member, new Write.Increment(paths.clan(), Map.of(CLAN_TROPHIES, delta)));
  }
}
