package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Step;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.List;

/** Contract C2: the player's root, balances, loadout and the ledger's opening entry. */
final class ProfileStep implements Step<RacingPlayer> {

  private static final String CONFIG_VERSION = "v2025.10.15";
  private static final String COUNTRY = "AU";

  @Override
  public String name() {
    return ProfileBlob.NAME;
  }

  @Override
  public Planned plan(RacingPlayer player) {
    PlayerPaths paths = player.paths();
    LedgerEntry opening = Opening.ofBalances(player);
    return new Planned(
        name(),
        List.of(
            new Target(paths.root(), root(player)),
            new Target(paths.stats(), stats(player), ledger(player.balances(), opening)),
            new Target(paths.loadout(), loadout(player.loadout())),
            new Target(paths.transaction(opening.opId()), opening.fields(), opening.bookkeeping())),
        List.of(),
        player.findingsOf(name()),
        player.unmappedOf(name()));
  }

  private static Fields root(RacingPlayer player) {
    return Fields.builder()
        .put("uid", player.subject().id())
        .put("userId", player.subject().id())
        .put("username", player.identity().username())
        .putText("email", player.email())
        .put("avatarId", player.identity().avatarId())
        .put("country", COUNTRY)
        .put("ab", Fields.builder().put("configVersion", CONFIG_VERSION).put("bucket", "A").build())
        .put("privacy", Fields.of("allowFriendRequests", Value.of(true)))
        .putTime("createdAt", player.createdAt())
        .put("updatedAt", Value.SERVER_TIME)
        .build();
  }

  private static Fields stats(RacingPlayer player) {
    Balances balances = player.balances();
    return Fields.builder()
        .put("coins", balances.coins())
        .put("gems", balances.gems())
        .put("xp", balances.xp())
        .put("level", balances.level())
        .put("trophies", balances.trophies())
        .put("trophiesPeak", balances.trophiesPeak())
        .putTime("lastDailyClaimAt", player.lastDailyClaimAt())
        .put("balancesVersion", "v1")
        .put("updatedAt", Value.SERVER_TIME)
        .build();
  }

  /** Design M6: what proves balances, ledger and totals from each other. */
  private static Fields ledger(Balances balances, LedgerEntry opening) {
    Fields none = Fields.builder().put("coins", 0).put("gems", 0).build();
    Fields opened =
        Fields.builder().put("coins", balances.coins()).put("gems", balances.gems()).build();
    return Fields.of(
        LedgerHead.FIELD,
        opening
            .head()
            .toFields()
            .with("opening", opened)
            .with("lifetimeIn", none)
            .with("lifetimeOut", none));
  }

  private static Fields loadout(Loadout loadout) {
    return Fields.builder()
        .put("slotId", "primary")
        .put("carId", loadout.carId())
        .put("spellDeck", Value.texts(loadout.spellDeck()))
        .put("updatedAt", Value.SERVER_TIME)
        .build();
  }
}
