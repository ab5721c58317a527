package dev.slipstream.layout;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;

/** Where a player's documents are, contract B1 to B9. */
public record PlayerPaths(Subject player) {

  /** Stands where the contract's own path would have an odd number of segments, contract B0. */
  private static final String CONTAINER = "v1";

  public DocPath root() {
    return DocPath.of("Players", player.id());
  }

  public DocPath stats() {
    return root().child("Economy", "Stats");
  }

  /** A ledger entry, which is also the receipt of its operation. */
  public DocPath transaction(String opId) {
    return root().child("Economy", CONTAINER).child("Transactions", opId);
  }

  public DocPath car(String carId) {
    return root().child("Garage", carId);
  }

  public DocPath item(String itemId) {
    return root().child("Inventory", itemId);
  }

  public DocPath loadout() {
    return root().child("Loadouts", "primary");
  }

  public DocPath track(String trackId) {
    return root().child("Progress", CONTAINER).child("Tracks", trackId);
  }

  public DocPath social() {
    return root().child("Social", "Profile");
  }

  /** The checkpoint of an operation on the player. */
  public DocPath operation(String opId) {
    return root().child("Ops", opId);
  }
}
