package dev.slipstream.migrations.racing;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a legacy clan. */
public enum ClanSeed {
  /** It was made, with its members and requests. */
  CREATED,
  /** It was there before and is left as it is. */
  KEPT,
  /** The legacy document has no clanId and is no clan. */
  NOT_A_CLAN;

  /** Makes a clan, its members and its directory entry in one commit, contract F1. */
  record Seeding(LegacyClan legacy) implements Change<ClanSeed> {

    @Override
    public List<DocPath> reads() {
      return legacy
          .legacyId()
          .map(id -> List.of(paths(id).clan(), ClanDirectory.path(name())))
          .orElse(List.of());
    }

    @Override
    public Decision<ClanSeed> decide(Snapshot seen) {
      if (legacy.legacyId().isEmpty()) {
        return Decision.nothing(NOT_A_CLAN);
      }
      ClanPaths paths = paths(legacy.legacyId().get());
      if (seen.get(paths.clan()).isPresent()) {
        return Decision.nothing(KEPT);
      }
      DocPath directory = ClanDirectory.path(name());
      Fields listed = seen.fields(directory).orElse(Fields.empty());
      List<Write> writes = new ArrayList<>();
      writes.add(new Write.Create(paths.clan(), clan(paths.clanId())));
      legacy.members().forEach((player, member) -> writes.add(member(paths, player, member)));
      legacy.requests().forEach(player -> writes.add(request(paths, player)));
      writes.add(new Write.Put(directory, ClanDirectory.with(listed, paths.clanId(), name())));
      return Decision.write(CREATED, writes);
    }

    private static ClanPaths paths(String legacyId) {
      return new ClanPaths(Clan.idOf(legacyId));
    }

    private String name() {
      return legacy.text("clanName");
    }

    private Fields clan(String clanId) {
      long trophies =
          legacy.members().values().stream().mapToLong(LegacyClan.Member::trophies).sum();
      return Fields.builder()
          .put("clanId", clanId)
          .put("legacyClanId", legacy.legacyId().orElse(""))
          .put("name", name())
          .put("description", legacy.text("clanDescription"))
          .put("type", type())
          .put("location", legacy.text("clanLocation"))
          .put("language", legacy.text("clanLanguage"))
          .put("badge", String.format("badge_%02d", LegacyClan.whole(legacy.fields(), "clanBadge")))
          .put("minimumTrophies", LegacyClan.whole(legacy.fields(), "minimumRequiredTrophies"))
          .put("leaderUid", legacy.leader())
          .put(
              "stats",
              Fields.builder()
                  .put("members", legacy.members().size())
                  .put("trophies", trophies)
                  .put("totalWins", 0)
                  .put("lastReconciled", Value.NULL)
                  .build())
          .put("status", "active")
          .put("search", search())
          .put("createdAt", LegacyClan.time(legacy.fields(), "createdAt"))
          .put("updatedAt", Value.SERVER_TIME)
          .build();
    }

    /** What the game knows as open, on request and closed; anything else lets nobody in. */
    private String type() {
      return switch ((int) LegacyClan.whole(legacy.fields(), "clanType")) {
        case 0 -> "anyone can join";
        case 1 -> "invite only";
        default -> "closed";
      };
    }

    private Fields search() {
      return Fields.builder()
          .put("nameLower", name().toLowerCase(Locale.ROOT))
          .put("location", legacy.text("clanLocation"))
          .put("language", legacy.text("clanLanguage"))
          .build();
    }

    private static Write member(ClanPaths paths, Subject player, LegacyClan.Member member) {
      return new Write.Create(
          paths.member(player),
          Fields.builder()
              .put("uid", player.id())
              .put("role", member.role().id())
              .put("rolePriority", member.role().priority())
              .put("trophies", member.trophies())
              .put("joinedAt", member.joinedAt())
              .put("lastPromotedAt", member.joinedAt())
              .put("displayName", member.name())
              .put("avatarId", 1)
              .put("level", 1)
              .build());
    }

    /** Who asks, contract B10; legacy knows neither the name nor the trophies of the asker. */
    private static Write request(ClanPaths paths, Subject player) {
      return new Write.Create(
          paths.request(player),
          Fields.builder()
              .put("uid", player.id())
              .put("displayName", Value.NULL)
              .put("trophies", Value.NULL)
              .put("requestedAt", Value.SERVER_TIME)
              .build());
    }
  }
}
