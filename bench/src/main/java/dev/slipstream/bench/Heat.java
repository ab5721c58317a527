package dev.slipstream.bench;

import dev.slipstream.layout.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What ways of applying operations are compared on.
 *
 * @param schema of the players
 * @param isHot whether all operations are on one player, rather than each on another
 */
record Heat(Schema schema, boolean isHot, int concurrency) {

  /** How operations are applied. */
  enum Way {
    OURS("(a) ours"),
    BARE("(b) bare transaction, official client"),
    ADAPTER("    bare transaction, our own adapter"),
    PEERS("(c) the peers' way, official client");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Those in which callers are in each other's way come last: what they leave behind lingers. */
  static List<Heat> all() {
    List<Heat> heats = new ArrayList<>();
    for (Schema schema : List.of(Schema.NEW, Schema.LEGACY)) {
      heats.add(new Heat(schema, false, 1));
      heats.add(new Heat(schema, false, 16));
      heats.add(new Heat(schema, true, 1));
    }
    heats.add(new Heat(Schema.NEW, true, 8));
    heats.add(new Heat(Schema.LEGACY, true, 8));
    return heats;
  }

  /** Whether callers are in each other's way. */
  boolean isContended() {
    return isHot && concurrency > 1;
  }

  String title() {
    String name = schema == Schema.NEW ? "migrated" : "legacy";
    String players = isHot ? "one " + name + " player" : name + " players, each another";
    return players + ", " + concurrency + " at once";
  }

  String lane(Way way) {
    return title() + ": " + way.title().strip();
  }
}
