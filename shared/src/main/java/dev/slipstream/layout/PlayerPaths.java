package dev.slipstream.layout;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Optional;

/** Where a player's documents are, contract B1 to B9. */
public record PlayerPaths(Subject player) {

  /** Stands where the contract's own path would have an odd number of segments, contract B0. */
  private static final String CONTAINER = "v1";

  private static final int CHECKPOINT_SEGMENTS = 4;

  private static final String GARAGE = "Garage";
  private static final String INVENTORY = "Inventory";
  private static final String PROGRESS = "Progress";
  private static final String TRACKS = "Tracks";

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
    return root().child(GARAGE, carId);
  }

  public DocPath item(String itemId) {
    return root().child(INVENTORY, itemId);
  }

  public DocPath loadout() {
    return root().child("Loadouts", "primary");
  }

  public DocPath track(String trackId) {
    return root().child(PROGRESS, CONTAINER).child(TRACKS, trackId);
  }

  public DocPath social() {
    return root().child("Social", "Profile");
  }

  /** The documents that every player has, one of each. */
  public List<DocPath> singles() {
    return List.of(root(), stats(), loadout(), social());
  }

  /** The collections of which a player has any number of documents, as a query names them. */
  public List<String> lists() {
    return List.of(garage(), inventory(), tracks());
  }

  public String garage() {
    return root() + "/" + GARAGE;
  }

  public String inventory() {
    return root() + "/" + INVENTORY;
  }

  public String tracks() {
    return root().child(PROGRESS, CONTAINER) + "/" + TRACKS;
  }

  /** The collection of the ledger's entries. */
  public String transactions() {
    return root().child("Economy", CONTAINER) + "/Transactions";
  }

  /** Whose checkpoint of an operation this is, where it is one. */
  public static Optional<Subject> ofOperation(String opId, DocPath path) {
    return Optional.of(path)
        .filter(found -> found.segments().size() == CHECKPOINT_SEGMENTS)
        .map(found -> new Subject(found.segments().get(1)))
        .filter(player -> new PlayerPaths(player).operation(opId).equals(path));
  }

  /** The checkpoint of an operation on the player. */
  public DocPath operation(String opId) {
    return root().child("Ops", opId);
  }
}
