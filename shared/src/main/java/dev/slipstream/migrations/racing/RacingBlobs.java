package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerHead;
import dev.slipstream.legacy.DailyRewardsBlob;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.Json;
import dev.slipstream.legacy.LegacyBlob;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A player's blobs with their numbers and texts read, before names are looked up. */
record RacingBlobs(
    Subject player,
    ProfileBlob profile,
    GarageBlob garage,
    SocialBlob social,
    MapBlob map,
    Clan.Search clanSearch) {

  /** Parses all four before any value is read, so that a broken text is what is reported. */
  static RacingBlobs read(Subject player, Snapshot seen, Notes notes) {
    Json profile = parse(ProfileBlob.NAME, player, seen, notes);
    Json garage = parse(GarageBlob.NAME, player, seen, notes);
    Json social = parse(SocialBlob.NAME, player, seen, notes);
    Json map = parse(MapBlob.NAME, player, seen, notes);
    ProfileBlob profileBlob = ProfileBlob.of(profile, notes);
    GarageBlob garageBlob = GarageBlob.of(garage, notes);
    SocialBlob socialBlob = SocialBlob.of(social, notes);
    MapBlob mapBlob = MapBlob.of(map, notes);
    return new RacingBlobs(
        player,
        profileBlob,
        garageBlob,
        socialBlob,
        mapBlob,
        Clan.Search.of(player, profileBlob, socialBlob));
  }

  private static Json parse(String name, Subject player, Snapshot seen, Notes notes) {
    return LegacyBlob.read(name, seen.get(LegacyPaths.blob(player, name)), notes).root();
  }

  /** The documents that these blobs point to, once the directory of clans is known. */
  List<DocPath> reads(Snapshot seen) {
    List<DocPath> reads = new ArrayList<>(clanSearch.reads(seen));
    dailyRewards().ifPresent(reads::add);
    return reads;
  }

  /** The daily claim stands in the profile, or else in a blob of its own. */
  private Optional<DocPath> dailyRewards() {
    return profile.lastDailyClaimAt().isPresent()
        ? Optional.empty()
        : Optional.of(LegacyPaths.blob(player, DailyRewardsBlob.NAME));
  }

  /** Looks up every name and puts the player together; the notes say what did not fit. */
  RacingPlayer understand(
      Mappings mappings, LedgerHead ledger, long openings, Snapshot seen, Notes notes) {
    Loadout loadout = Loadout.of(profile, mappings, notes);
    Garage cars = Garage.of(garage, loadout, mappings, notes);
    if (!cars.owns(loadout.carId())) {
      notes.add(
          Finding.of(
              ProfileBlob.NAME, RacingCode.LOADOUT_CAR_NOT_OWNED, Places.field("selectedCar")));
    }
    Identity identity = Identity.of(player, profile, social, notes);
    Balances balances = Balances.of(profile, notes);
    Optional<Instant> lastDailyClaim = lastDailyClaim(seen, notes);
    Friends friends = Friends.of(player, profile, social, notes);
    Optional<Clan> clan = clanSearch.resolve(seen, notes);
    Tracks tracks = Tracks.of(map, mappings.tracks(), notes);
    return new RacingPlayer(
        player,
        identity,
        present(profile.email()),
        profile.accountCreatedAt(),
        balances,
        lastDailyClaim,
        loadout,
        cars,
        friends,
        present(profile.referralCode()),
        clan,
        tracks,
        ledger,
        openings,
        notes.warnings(),
        notes.unmapped());
  }

  private Optional<Instant> lastDailyClaim(Snapshot seen, Notes notes) {
    return dailyRewards()
        .map(path -> DailyRewardsBlob.of(seen.get(path), notes).lastClaimAt())
        .orElse(profile.lastDailyClaimAt());
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
