package dev.slipstream.oracles;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.Comparator;
import java.util.List;

/**
 * A player's ledger as it is stored.
 *
 * @param head what Stats says of it
 * @param entries in the order of their numbers
 */
record Ledger(Fields head, List<Fields> entries) {

  static Ledger of(Subject player, Scene scene) {
    List<Fields> entries =
        PlayerDocuments.of(player, scene.now()).stream()
            .filter(found -> found.path().collectionId().equals("Transactions"))
            .map(Document::fields)
            .sorted(Comparator.comparing(entry -> entry.integer("seq").orElse(0L)))
            .toList();
    Fields stats = scene.now().fields(new PlayerPaths(player).stats()).orElse(Fields.empty());
    return new Ledger(stats.fields("ledger"), entries);
  }
}
