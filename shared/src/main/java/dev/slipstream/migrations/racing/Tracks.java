package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Unmapped;
import dev.slipstream.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A player's record on each track, contract C5. */
record Tracks(Map<String, Track> byId) {

  private static final long MAX_STARS = 3;

  /** The best of a track; the time in milliseconds, where one is known. */
  record Track(long stars, boolean isUnlocked, Optional<Long> bestTimeMs) {

    static Track of(MapBlob.Track track) {
      return new Track(
          Math.min(track.stars(), MAX_STARS),
          track.unlocked(),
          Optional.of(track.bestTimeMs()).filter(time -> time > 0));
    }

    Track best(Track other) {
      Optional<Long> faster =
          bestTimeMs.isPresent() && other.bestTimeMs.isPresent()
              ? Optional.of(Math.min(bestTimeMs.get(), other.bestTimeMs.get()))
              : bestTimeMs.or(other::bestTimeMs);
      return new Track(Math.max(stars, other.stars), isUnlocked || other.isUnlocked, faster);
    }
  }

  static Tracks of(MapBlob blob, NameTable table, Notes notes) {
    Map<String, Track> tracks = new TreeMap<>();
    for (MapBlob.Track track : blob.tracks()) {
      Optional<String> id = table.idOf(track.name());
      if (id.isPresent()) {
        noteClamp(track, notes);
        if (tracks.containsKey(id.get())) {
          notes.add(finding(RacingCode.TRACK_DUPLICATE_MERGED, track));
        }
        tracks.merge(id.get(), Track.of(track), Track::best);
      } else if (hasProgress(track)) {
        quarantine(track, notes);
      }
    }
    return new Tracks(tracks);
  }

  private static void noteClamp(MapBlob.Track track, Notes notes) {
    if (track.stars() > MAX_STARS) {
      notes.add(
          finding(RacingCode.STARS_CLAMPED, track)
              .with("from", Value.of(track.stars()))
              .with("to", Value.of(MAX_STARS)));
    }
  }

  private static boolean hasProgress(MapBlob.Track track) {
    return track.stars() > 0 || track.bestTimeMs() > 0 || track.unlocked();
  }

  private static void quarantine(MapBlob.Track track, Notes notes) {
    notes.add(finding(RacingCode.TRACK_UNKNOWN, track));
    Fields.Builder value =
        Fields.builder().put("stars", track.stars()).put("unlocked", track.unlocked());
    if (track.bestTimeMs() > 0) {
      value.put("bestTimeMs", track.bestTimeMs());
    }
    notes.quarantine(new Unmapped(MapBlob.NAME, "track", Places.cut(track.name()), value.build()));
  }

  private static Finding finding(RacingCode code, MapBlob.Track track) {
    return Finding.of(MapBlob.NAME, code, track.at());
  }
}
