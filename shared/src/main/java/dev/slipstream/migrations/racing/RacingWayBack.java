package dev.slipstream.migrations.racing;

import dev.slipstream.layout.ClanPaths;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Difference;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A racing player's way back. The clan keeps the player as a member, with the trophies of today, so
 * that its total stays the sum of its members, contract F2; only a clan that the blobs cannot name
 * loses the player.
 */
record RacingWayBack(Mappings mappings, Catalogues catalogues) implements Reversal<RacingPlayer> {

  private static final String CLAN = "clanId";
  private static final FieldPath CLAN_MEMBERS = FieldPath.of("stats", "members");
  private static final FieldPath CLAN_TROPHIES = FieldPath.of("stats", "trophies");

  /** The clan that the player has joined since, which knows its name in the old schema. */
  @Override
  public List<DocPath> lookUps(RacingPlayer player, Map<DocPath, Fields> today) {
    return Optional.ofNullable(today.get(player.paths().social()))
        .flatMap(profile -> profile.text(CLAN))
        .filter(clan -> !player.clan().map(Clan::clanId).equals(Optional.of(clan)))
        .map(clan -> new ClanPaths(clan).clan())
        .stream()
        .toList();
  }

  @Override
  public Map<String, Fields> patched(
      RacingPlayer player, Snapshot seen, Map<DocPath, Fields> today) {
    Map<String, Fields> patched = new LinkedHashMap<>();
    RacingReversal.texts(player, seen, today, mappings, catalogues)
        .forEach(
            (name, text) -> {
              Fields before =
                  seen.fields(LegacyPaths.blob(player.subject(), name)).orElse(Fields.empty());
              patched.put(name, before.with(name, Value.of(text)));
            });
    return patched;
  }

  /** The ledger goes on under the old schema. */
  @Override
  public Fields kept(Map<DocPath, Fields> today) {
    return today.entrySet().stream()
        .filter(document -> document.getKey().id().equals("Stats"))
        .findFirst()
        .map(stats -> LedgerHead.in(stats.getValue()))
        .map(head -> Fields.of(LedgerHead.FIELD, head.toFields()))
        .orElse(Fields.empty());
  }

  @Override
  public List<DocPath> partingReads(Subject player, List<Difference> lost) {
    return lostClan(player, lost).map(clan -> clan.member(player)).stream().toList();
  }

  @Override
  public List<Write> partings(Subject player, List<Difference> lost, Snapshot seen) {
    return lostClan(player, lost)
        .flatMap(
            clan ->
                seen.get(clan.member(player))
                    .map(Document::fields)
                    .map(member -> leaving(clan, player, member)))
        .orElse(List.of());
  }

  private static List<Write> leaving(ClanPaths clan, Subject player, Fields member) {
    return List.of(
        new Write.Delete(clan.member(player)),
        new Write.Increment(
            clan.clan(),
            Map.of(CLAN_MEMBERS, -1L, CLAN_TROPHIES, -member.integer("trophies").orElse(0L))));
  }

  private static Optional<ClanPaths> lostClan(Subject player, List<Difference> lost) {
    DocPath social = new PlayerPaths(player).social();
    return lost.stream()
        .filter(difference -> difference.path().equals(social) && difference.field().equals(CLAN))
        .map(Difference::actual)
        .filter(Value.Text.class::isInstance)
        .map(clan -> new ClanPaths(((Value.Text) clan).value()))
        .findFirst();
  }
}
