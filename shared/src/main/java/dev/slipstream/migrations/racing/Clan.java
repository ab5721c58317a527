package dev.slipstream.migrations.racing;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.OpaqueId;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A clan that a player is a member of, and the trophies it counts for the player. */
record Clan(String clanId, long memberTrophies) {

  /** The id of a legacy clan in the new schema, contract D2 and F1. */
  static String idOf(String legacyClanId) {
    return OpaqueId.derive("clan", legacyClanId);
  }

  /**
   * The way from what a blob says to the clan, contract C4: by its legacy id, then by its names in
   * turn; the member list has the last word.
   *
   * @param clanId the id that the profile names, in the new schema
   * @param names the names that the blobs give, first to be tried first
   */
  record Search(Subject player, Optional<String> clanId, List<String> names) {

    Search {
      names = List.copyOf(names);
    }

    static Search of(Subject player, ProfileBlob profile, SocialBlob social) {
      return new Search(
          player,
          Optional.of(profile.clanId()).filter(id -> !id.isBlank()).map(Clan::idOf),
          Stream.of(social.clanName(), profile.clanName())
              .filter(name -> !name.isBlank())
              .distinct()
              .toList());
    }

    boolean namesNoClan() {
      return clanId.isEmpty() && names.isEmpty();
    }

    /** What must be looked up to know which clans the names mean. */
    List<DocPath> lookUps() {
      return names.stream().map(ClanDirectory::path).toList();
    }

    /** What must be read to know which of the clans meant count the player as a member. */
    List<DocPath> reads(Snapshot seen) {
      return Stream.concat(
              clanId.stream(), names.stream().flatMap(name -> hits(name, seen).stream()))
          .distinct()
          .map(this::member)
          .toList();
    }

    /** The clan, or a note why there is none. */
    Optional<Clan> resolve(Snapshot seen, Notes notes) {
      Optional<Clan> byId = clanId.flatMap(id -> clan(id, seen));
      if (byId.isPresent() || namesNoClan()) {
        return byId;
      }
      RacingCode code = RacingCode.CLAN_NOT_FOUND;
      for (String name : names) {
        List<String> hits = hits(name, seen);
        List<Clan> joined = hits.stream().flatMap(id -> clan(id, seen).stream()).toList();
        if (joined.size() == 1) {
          return Optional.of(joined.get(0));
        }
        code = stronger(code, hits, joined);
      }
      notes.add(Finding.of(SocialBlob.NAME, code, Places.field("clanName")));
      return Optional.empty();
    }

    private static RacingCode stronger(RacingCode code, List<String> hits, List<Clan> joined) {
      if (joined.size() > 1 || code == RacingCode.CLAN_AMBIGUOUS) {
        return RacingCode.CLAN_AMBIGUOUS;
      }
      return hits.isEmpty() ? code : RacingCode.CLAN_NOT_MEMBER;
    }

    private static List<String> hits(String name, Snapshot seen) {
      return seen.fields(ClanDirectory.path(name))
          .map(directory -> ClanDirectory.clansNamed(name, directory))
          .orElse(List.of());
    }

    private Optional<Clan> clan(String id, Snapshot seen) {
      return seen.get(member(id))
          .map(Document::fields)
          .map((Fields member) -> new Clan(id, member.integer("trophies").orElse(0L)));
    }

    private DocPath member(String id) {
      return new ClanPaths(id).member(player);
    }
  }
}
