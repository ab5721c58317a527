package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What others see of a player's level and trophies: the social profile, the clan's member and the
 * clan's total, contract B8, F3 and F4. They change with it, in the same commit.
 */
record Standing(Subject player) {

  private static final FieldPath CLAN_TROPHIES = FieldPath.of("stats", "trophies");

  /** The profile first; it names the clan, whose member is next. */
  List<DocPath> reads(Amounts before, Amounts after, Snapshot seen) {
    DocPath profile = new PlayerPaths(player).social();
    if (isSame(before, after)) {
      return List.of();
    }
    return seen.hasRead(profile)
        ? clan(seen).map(this::member).filter(path -> !seen.hasRead(path)).stream().toList()
        : List.of(profile);
  }

  private static boolean isSame(Amounts before, Amounts after) {
    return before.of(Amounts.TROPHIES) == after.of(Amounts.TROPHIES)
        && level(before) == level(after);
  }

  private static long level(Amounts amounts) {
    return XpCurve.levelOf(amounts.of(Amounts.XP));
  }

  private Optional<ClanPaths> clan(Snapshot seen) {
    return seen.fields(new PlayerPaths(player).social())
        .flatMap(profile -> profile.text("clanId"))
        .map(ClanPaths::new);
  }

  private DocPath member(ClanPaths clan) {
    return clan.member(player);
  }

  /** Who is in no clan, or is no member of it, moves nothing there. */
  List<Write> writes(Amounts before, Amounts after, Snapshot seen) {
    if (isSame(before, after)) {
      return List.of();
    }
    DocPath profile = new PlayerPaths(player).social();
    Fields seenByOthers =
        Fields.builder()
            .put("level", level(after))
            .put("trophies", after.of(Amounts.TROPHIES))
            .build();
    List<Write> writes = new ArrayList<>();
    seen.get(profile)
        .ifPresent(
            found ->
                writes.add(
                    new Write.Merge(profile, seenByOthers.with("updatedAt", Value.SERVER_TIME))));
    clan(seen).ifPresent(clan -> writes.addAll(inClan(clan, seenByOthers, after, seen)));
    return writes;
  }

  /** The total is incremented unread: it is hot, and the delta commutes with everybody else's. */
  private List<Write> inClan(ClanPaths clan, Fields seenByOthers, Amounts after, Snapshot seen) {
    Optional<Fields> member = seen.fields(member(clan));
    if (member.isEmpty()) {
      return List.of();
    }
    long delta = after.of(Amounts.TROPHIES) - member.get().integer("trophies").orElse(0L);
    Write refreshed = new Write.Merge(member(clan), seenByOthers);
    return delta == 0
        ? List.of(refreshed)
        : List.of(refreshed, new Write.Increment(clan.clan(), Map.of(CLAN_TROPHIES, delta)));
  }
}
