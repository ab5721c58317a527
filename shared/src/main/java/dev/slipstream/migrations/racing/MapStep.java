package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.MapBlob;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Planned;
import dev.slipstream.model.Step;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.List;

/** Contract C5: the player's record on each track. */
final class MapStep implements Step<RacingPlayer> {

  @Override
  public String name() {
    return MapBlob.NAME;
  }

  @Override
  public Planned plan(RacingPlayer player) {
    List<Target> targets =
        player.tracks().byId().entrySet().stream()
            .map(entry -> track(player, entry.getKey(), entry.getValue()))
            .toList();
    return new Planned(
        name(), targets, List.of(), player.findingsOf(name()), player.unmappedOf(name()));
  }

  private static Target track(RacingPlayer player, String id, Tracks.Track track) {
    Fields.Builder fields =
        Fields.builder()
            .put("trackId", id)
            .put("stars", track.stars())
            .put("unlocked", track.isUnlocked());
    track.bestTimeMs().ifPresent(time -> fields.put("bestTimeMs", time));
    return new Target(player.paths().track(id), fields.put("updatedAt", Value.SERVER_TIME).build());
  }
}
