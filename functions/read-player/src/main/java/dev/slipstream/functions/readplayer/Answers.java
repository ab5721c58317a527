package dev.slipstream.functions.readplayer;

import dev.slipstream.compat.PlayerRead;
import dev.slipstream.compat.PlayerView;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.Status;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;

/** A player as {@code readPlayer} answers it: a result, or an error. */
final class Answers {

  private Answers() {}

  static Fields read(Subject player, PlayerRead read, Call call) {
    call.note("reads", read.usage().reads());
    read.failure()
        .ifPresent(
            finding -> {
              throw CallException.broken(
                  finding, "Player %s cannot be read".formatted(player.id()));
            });
    PlayerView view = read.view().orElseThrow(() -> notFound(player));
    call.note("schema", view.schema().id());
    return Fields.builder().put("userId", player.id()).build().merge(view.fields());
  }

  private static CallException notFound(Subject player) {
    return new CallException(
        Status.NOT_FOUND,
        "USER_NOT_FOUND",
        "There is no player %s in either schema; check the id.".formatted(player.id()));
  }
}
