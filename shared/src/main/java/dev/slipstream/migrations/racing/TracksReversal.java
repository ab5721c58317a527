package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.BlobText;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.mapping.NameTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The way back of a player's tracks, contract C5. */
record TracksReversal(NameTable table) {

  /** The map with the tracks of today, as far as it can have them. */
  BlobText with(BlobText map, Map<String, Tracks.Track> legacy, Today today) {
    BlobText text = map;
    for (Map.Entry<String, Tracks.Track> track : today.tracks().entrySet()) {
      if (!track.getValue().equals(legacy.get(track.getKey()))) {
        text = set(text, track.getKey(), track.getValue()).orElse(text);
      }
    }
    return text;
  }

  private Optional<BlobText> set(BlobText text, String id, Tracks.Track wanted) {
    if (entries(text, id).isEmpty()) {
      return table
          .nameOf(id)
          .flatMap(name -> text.append(List.of(MapBlob.LIST), json(name, wanted)));
    }
    return stars(text, id, wanted.stars())
        .flatMap(set -> bestTime(set, id, wanted.bestTimeMs()))
        .flatMap(set -> unlocked(set, id, wanted.isUnlocked()));
  }

  private Optional<BlobText> stars(BlobText text, String id, long stars) {
    Twins twins = twins(text, id, "stars", track -> Tracks.Track.of(track).stars());
    return Edits.numbers(text, twins.highest(stars));
  }

  private Optional<BlobText> bestTime(BlobText text, String id, Optional<Long> time) {
    Twins twins = twins(text, id, "bestTimeMs", MapBlob.Track::bestTimeMs);
    return Edits.numbers(text, time.map(twins::lowest).orElse(twins.highest(0)));
  }

  /** Comes last: without a word of its own a track is unlocked by its stars. */
  private Optional<BlobText> unlocked(BlobText text, String id, boolean isUnlocked) {
    Twins twins = twins(text, id, "unlocked", track -> track.unlocked() ? 1 : 0);
    return Edits.flags(text, twins.highest(isUnlocked ? 1 : 0));
  }

  private Twins twins(
      BlobText text, String id, String field, ToLongFunction<MapBlob.Track> number) {
    return new Twins(
        entries(text, id).stream()
            .map(
                track -> Spread.Part.of(Places.field(track.at(), field), number.applyAsLong(track)))
            .toList());
  }

  private List<MapBlob.Track> entries(BlobText text, String id) {
    return MapBlob.of(text.root(), new Notes()).tracks().stream()
        .filter(track -> table.idOf(track.name()).equals(Optional.of(id)))
        .toList();
  }

  /** As the game writes one. */
  private static String json(String name, Tracks.Track track) {
    String time = track.bestTimeMs().map(ms -> "\"bestTimeMs\":%d,".formatted(ms)).orElse("");
    return "{\"levelName\":%s,\"stars\":%d,%s\"unlocked\":%b}"
        .formatted(BlobText.quoted(name), track.stars(), time, track.isUnlocked());
  }
}
