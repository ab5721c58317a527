package dev.slipstream.compat;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A player as the new schema has it, contract B1 to B8, whichever schema is authoritative. What the
 * server's clock sets and what the bookkeeping needs is not in it, since it differs between a plan
 * and what was made of it.
 *
 * @param garage cars, in the order of their ids, as are {@code inventory} and {@code tracks}
 */
public record PlayerView(
    Schema schema,
    Fields player,
    Fields economy,
    List<Fields> garage,
    List<Fields> inventory,
    Fields loadout,
    List<Fields> tracks,
    Fields social) {

  /** Set by the server's clock, or bookkeeping of design M6. */
  private static final List<String> NOT_SHOWN = List.of("updatedAt", "ledger", "_m");

  public PlayerView {
    garage = List.copyOf(garage);
    inventory = List.copyOf(inventory);
    tracks = List.copyOf(tracks);
  }

  /**
   * The view of a player's documents, planned or stored. Throws {@link IllegalStateException} where
   * one is missing that every player has.
   */
  static PlayerView of(Schema schema, PlayerPaths paths, Map<DocPath, Fields> documents) {
    return new PlayerView(
        schema,
        single(paths.root(), documents),
        single(paths.stats(), documents),
        list(paths.garage(), documents),
        list(paths.inventory(), documents),
        single(paths.loadout(), documents),
        list(paths.tracks(), documents),
        single(paths.social(), documents));
  }

  private static Fields single(DocPath path, Map<DocPath, Fields> documents) {
    return Optional.ofNullable(documents.get(path))
        .map(PlayerView::shown)
        .orElseThrow(() -> new IllegalStateException("a player of the new schema lacks " + path));
  }

  private static List<Fields> list(String collection, Map<DocPath, Fields> documents) {
    return documents.entrySet().stream()
        .filter(document -> document.getKey().collection().equals(collection))
        .sorted(Map.Entry.comparingByKey())
        .map(document -> shown(document.getValue()))
        .toList();
  }

  private static Fields shown(Fields document) {
    Fields shown = document;
    for (String name : NOT_SHOWN) {
      shown = shown.without(name);
    }
    return shown;
  }

  /** As the wire has it. */
  public Fields fields() {
    return Fields.builder()
        .put("schema", schema.id())
        .put("player", player)
        .put("economy", economy)
        .put("garage", Value.items(garage))
        .put("inventory", Value.items(inventory))
        .put("loadout", loadout)
        .put("tracks", Value.items(tracks))
        .put("social", social)
        .build();
  }
}
