package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Unmapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A legacy player, understood: everything the steps lay out, and what was found on the way.
 *
 * @param email empty where there is none
 * @param createdAt when the account was made, where the blob knows
 * @param ledger where the ledger of operations on the legacy schema ends
 * @param openings how often a migration has opened the books before; their entries stay
 */
record RacingPlayer(
    Subject subject,
    Identity identity,
    Optional<String> email,
    Optional<Instant> createdAt,
    Balances balances,
    Optional<Instant> lastDailyClaimAt,
    Loadout loadout,
    Garage garage,
    Friends friends,
    Optional<String> referralCode,
    Optional<Clan> clan,
    Tracks tracks,
    LedgerHead ledger,
    long openings,
    List<Finding> findings,
    List<Unmapped> unmapped) {

  RacingPlayer {
    findings = List.copyOf(findings);
    unmapped = List.copyOf(unmapped);
  }

  PlayerPaths paths() {
    return new PlayerPaths(subject);
  }

  List<Finding> findingsOf(String phase) {
    return findings.stream().filter(finding -> finding.phase().equals(phase)).toList();
  }

  List<Unmapped> unmappedOf(String phase) {
    return unmapped.stream().filter(name -> name.phase().equals(phase)).toList();
  }
}
