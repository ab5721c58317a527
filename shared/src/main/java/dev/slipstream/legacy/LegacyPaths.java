package dev.slipstream.legacy;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;

/** Where legacy documents are, contract A1 and A10. */
public final class LegacyPaths {

  /** The collection of legacy clans, one document per owner. */
  public static final String CLANS = "clans";

  private LegacyPaths() {}

  /** A player's blob: collection, document and field share its name. */
  public static DocPath blob(Subject player, String name) {
    return DocPath.of("players", player.id(), name, name);
  }

  /** The player of a blob's path, where the path is one: groups may hold others' documents. */
  public static boolean isBlob(DocPath path, String name) {
    return path.segments().size() == 4
        && path.segments().get(0).equals("players")
        && path.id().equals(name)
        && path.collectionId().equals(name);
  }

  public static Subject player(DocPath blob) {
    return new Subject(blob.segments().get(1));
  }
}
