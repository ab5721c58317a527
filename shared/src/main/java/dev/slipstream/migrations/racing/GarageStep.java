package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Step;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contract C3: cars, items, crates and keys, and the ledger's entry for the items. */
final class GarageStep implements Step<RacingPlayer> {

  @Override
  public String name() {
    return GarageBlob.NAME;
  }

  @Override
  public Planned plan(RacingPlayer player) {
    PlayerPaths paths = player.paths();
    Garage garage = player.garage();
    List<Target> targets = new ArrayList<>();
    Optional<LedgerEntry> opening = Opening.ofItems(player);
    targets.add(
        new Target(paths.stats(), stats(garage), opening.map(this::ledger).orElse(Fields.empty())));
    garage.cars().forEach((id, car) -> targets.add(car(paths, id, car, garage)));
    garage.inventory().forEach((id, quantity) -> targets.add(item(paths, id, quantity)));
    opening.ifPresent(
        entry ->
            targets.add(
                new Target(paths.transaction(entry.opId()), entry.fields(), entry.bookkeeping())));
    return new Planned(
        name(), targets, List.of(), player.findingsOf(name()), player.unmappedOf(name()));
  }

  private static Fields stats(Garage garage) {
    return Fields.builder()
        .put("crates", counts(garage.crates()))
        .put("keys", counts(garage.keys()))
        .build();
  }

  private static Fields counts(Map<String, Long> byTier) {
    Map<String, Value> counts = new LinkedHashMap<>();
    byTier.forEach((tier, count) -> counts.put(tier, Value.of(count)));
    return new Fields(counts);
  }

  private Fields ledger(LedgerEntry entry) {
    return Fields.of(LedgerHead.FIELD, entry.head().toFields());
  }

  private static Target car(PlayerPaths paths, String id, Garage.Car car, Garage garage) {
    return new Target(
        paths.car(id),
        Fields.builder()
            .put("carId", id)
            .put("owned", car.isOwned())
            .put("upgradeLevel", car.upgradeLevel())
            .put("equipped", car.isEquipped())
            .put("cosmetics", cosmetics(car, garage))
            .put("updatedAt", Value.SERVER_TIME)
            .build());
  }

  /** Legacy has one set for the account; every owned car wears it, a car on offer none. */
  private static Fields cosmetics(Garage.Car car, Garage garage) {
    Fields.Builder cosmetics = Fields.builder();
    garage
        .cosmetics()
        .forEach((slot, item) -> cosmetics.putText(slot, item.filter(id -> car.isOwned())));
    return cosmetics.build();
  }

  private static Target item(PlayerPaths paths, String id, long quantity) {
    return new Target(
        paths.item(id),
        Fields.builder()
            .put("itemId", id)
            .put("qty", quantity)
            .put("updatedAt", Value.SERVER_TIME)
            .build());
  }
}
