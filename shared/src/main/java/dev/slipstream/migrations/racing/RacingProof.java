package dev.slipstream.migrations.racing;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.OpaqueId;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import dev.slipstream.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The validation phase: whether the planned documents agree with the player and with each other,
 * from the documents as they would be stored. A contradiction is a bug; better a refused player
 * than a wrong balance.
 */
final class RacingProof {

  private static final String PHASE = "validation";

  private final RacingPlayer player;
  private final Map<DocPath, Fields> documents = new LinkedHashMap<>();
  private final List<Finding> contradictions = new ArrayList<>();

  RacingProof(RacingPlayer player, List<Target> targets) {
    this.player = player;
    targets.forEach(target -> documents.put(target.path(), target.stored()));
  }

  List<Finding> contradictions() {
    proveBalances();
    proveItems();
    proveLoadout();
    documents.keySet().forEach(this::proveId);
    return contradictions;
  }

  /** Balances = opening of the ledger's state = delta of its first entry = the source. */
  private void proveBalances() {
    PlayerPaths paths = player.paths();
    Fields stats = document(paths.stats());
    Fields opening = stats.fields("ledger").fields("opening");
    Fields entry = document(paths.transaction(Opening.ofBalances(player).opId())).fields("delta");
    Map<String, Long> source =
        Map.of("coins", player.balances().coins(), "gems", player.balances().gems());
    source.forEach(
        (currency, amount) ->
            require(
                holds(stats, currency, amount)
                    && holds(opening, currency, amount)
                    && holds(entry, currency, amount),
                paths.stats()));
    require(holds(stats, "level", XpCurve.levelOf(player.balances().xp())), paths.stats());
  }

  /** Items of the inventory = delta of the ledger's second entry. */
  private void proveItems() {
    PlayerPaths paths = player.paths();
    Fields granted =
        Opening.ofItems(player)
            .map(entry -> document(paths.transaction(entry.opId())).fields("delta"))
            .orElse(Fields.empty());
    long items =
        documents.keySet().stream().filter(p -> p.collectionId().equals("Inventory")).count();
    require(items == granted.map().size(), paths.root());
    player
        .garage()
        .inventory()
        .forEach(
            (id, quantity) ->
                require(
                    holds(document(paths.item(id)), "qty", quantity)
                        && holds(granted, id, quantity),
                    paths.item(id)));
  }

  /** A player can always race: the starter is there where nothing else is. */
  private void proveLoadout() {
    require(
        player.garage().cars().values().stream().anyMatch(Garage.Car::isOwned),
        player.paths().loadout());
  }

  private void proveId(DocPath path) {
    List<String> opaque = List.of("Garage", "Inventory", "Tracks");
    require(!opaque.contains(path.collectionId()) || OpaqueId.isValid(path.id()), path);
  }

  private Fields document(DocPath path) {
    return documents.getOrDefault(path, Fields.empty());
  }

  private static boolean holds(Fields fields, String name, long amount) {
    return fields.integer(name).filter(stored -> stored == amount).isPresent();
  }

  private void require(boolean isTrue, DocPath at) {
    if (!isTrue) {
      contradictions.add(Finding.of(PHASE, RacingCode.PLAN_INVALID, Place.ofBlob(at.toString())));
    }
  }
}
