package dev.slipstream.layout;

import dev.slipstream.model.DocPath;

/** Where operators' documents and the game's master data are, contract B11. */
public final class AdminPaths {

  private AdminPaths() {}

  /**
   * What the master data of a mapping version is; written last, so its presence means all of it.
   */
  public static DocPath mappings(String version) {
    return DocPath.of("AdminOps", "mappings_" + version);
  }

  public static DocPath mappingTable(String version, String table) {
    return mappings(version).child("Tables", table);
  }

  /** The clans of one name, so that a name is resolved by one read; the key is its hash. */
  public static DocPath clansOfName(String key) {
    return DocPath.of("AdminOps", "clanDirectory").child("Names", key);
  }

  public static DocPath gameData(String catalogue, String id) {
    return DocPath.of("GameData", "v1", catalogue, id);
  }
}
