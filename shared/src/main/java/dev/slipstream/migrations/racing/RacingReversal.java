package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.LegacyBlob;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way back of one player, design M4: what the new documents say, patched into the legacy blobs.
 * A place is written where the blob, read by the migration, says something else; every other
 * character stays, and so does a place in which the old schema cannot say it.
 */
record RacingReversal(
    RacingPlayer legacy, Snapshot seen, Today today, Mappings mappings, Catalogues catalogues) {

  /**
   * The texts of the blobs that change, by the blobs' names.
   *
   * @param legacy what the blobs say, as the migration reads them
   * @param seen holds the blobs and, where a clan is new to the player, the clan
   * @param documents the player's documents of the new schema but for the ledger
   */
  static Map<String, String> texts(
      RacingPlayer legacy,
      Snapshot seen,
      Map<DocPath, Fields> documents,
      Mappings mappings,
      Catalogues catalogues) {
    Today today = Today.of(legacy.paths(), documents);
    return new RacingReversal(legacy, seen, today, mappings, catalogues).texts();
  }

  private Map<String, String> texts() {
    BlobText profile = profile();
    Map<String, BlobText> after = new LinkedHashMap<>();
    after.put(ProfileBlob.NAME, profile);
    after.put(GarageBlob.NAME, garage(profile));
    after.put(SocialBlob.NAME, friends().inSocial(blob(SocialBlob.NAME)));
    after.put(MapBlob.NAME, map());
    Map<String, String> texts = new LinkedHashMap<>();
    after.forEach(
        (name, text) -> {
          if (!text.text().equals(blob(name).text())) {
            texts.put(name, text.text());
          }
        });
    return texts;
  }

  private BlobText profile() {
    BlobText text = amounts().profileWith(wanted());
    text = new ProfileReversal(legacy, seen, today, mappings).with(text);
    return friends().inProfile(text);
  }

  private BlobText garage(BlobText profile) {
    Loadout loadout =
        Loadout.of(ProfileBlob.of(profile.root(), new Notes()), mappings, new Notes());
    BlobText text = amounts().garageWith(wanted());
    text = new CarsReversal(mappings.cars(), loadout).with(text, legacy.garage().cars(), today);
    return new CosmeticsReversal(mappings.items()).with(text, legacy.garage().cosmetics(), today);
  }

  private BlobText map() {
    return new TracksReversal(mappings.tracks())
        .with(blob(MapBlob.NAME), legacy.tracks().byId(), today);
  }

  private FriendsReversal friends() {
    return new FriendsReversal(legacy.subject(), legacy.friends(), today);
  }

  private LegacyAmounts amounts() {
    return LegacyAmounts.read(
        legacy.subject(), seen, mappings, catalogues, List.of(Amounts.ITEMS), new Notes());
  }

  /** The amounts of today; an item that is gone is an amount of 0, one without a name is none. */
  private Amounts wanted() {
    Map<String, Long> wanted = new TreeMap<>(today.amounts().byName());
    for (String item : legacy.garage().inventory().keySet()) {
      if (!today.has(legacy.paths().item(item))) {
        wanted.put(item, 0L);
      }
    }
    wanted
        .keySet()
        .removeIf(
            name -> name.startsWith(Amounts.ITEMS) && mappings.items().nameOf(name).isEmpty());
    return Amounts.of(wanted);
  }

  private BlobText blob(String name) {
    return BlobText.of(
        LegacyBlob.read(name, seen.get(LegacyPaths.blob(legacy.subject(), name)), new Notes()));
  }
}
