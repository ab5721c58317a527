package dev.slipstream.legacy;

import dev.slipstream.model.Finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the migration uses of mapData, contract A5. */
public record MapBlob(List<Track> tracks) {

  public static final String NAME = "mapData";

  /** The field that holds the tracks. */
  public static final String LIST = "mapStats";

  /**
   * A track's record.
   *
   * @param bestTimeMs milliseconds; 0 where there is none
   * @param unlocked as stored, or whether there is a star where nothing is stored
   */
  public record Track(String name, long stars, long bestTimeMs, boolean unlocked, Place at) {}

  public MapBlob {
    tracks = List.copyOf(tracks);
  }

  public static MapBlob of(Json json, Notes notes) {
    Coercion coercion = new Coercion(NAME, notes);
    List<Json> entries = coercion.list(json.member(LIST), Places.field(LIST));
    List<Track> tracks = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (coercion.isObject(entries.get(i), Places.entry(LIST, i))) {
        tracks.add(track(entries.get(i), i, coercion));
      }
    }
    return new MapBlob(tracks);
  }

  private static Track track(Json entry, int index, Coercion coercion) {
    String name =
        coercion.text(
            entry.member("levelName"), Places.field(Places.entry(LIST, index), "levelName"));
    Place at = Places.entry(LIST, index, name);
    long stars = coercion.count(entry.member("stars"), Places.field(at, "stars"));
    long best = coercion.count(entry.member("bestTimeMs"), Places.field(at, "bestTimeMs"));
    Optional<Json> unlocked = entry.member("unlocked").filter(value -> !value.isNothing());
    boolean isUnlocked =
        unlocked.isPresent() ? coercion.flag(unlocked, Places.field(at, "unlocked")) : stars > 0;
    return new Track(name, stars, best, isUnlocked, at);
  }
}
