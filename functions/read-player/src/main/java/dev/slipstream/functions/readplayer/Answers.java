package dev.slipstream.functions.readplayer;

import dev.slipstream.compat.PlayerRead;
import dev.slipstream.compat.PlayerView;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.Status;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Subject;

/** A player as {@code readPlayer} answers it: a result, or an error. */
final class Answers {

  private Answers() {}

  static Fields read(Subject player, PlayerRead read, Call call) {
    call.note("reads", read.usage().reads());
    read.failure()
        .ifPresent(
            finding -> {
              throw broken(player, finding);
            });
    PlayerView view = read.view().orElseThrow(() -> notFound(player));
    call.note("schema", view.schema().word());
    return Fields.builder().put("userId", player.id()).build().merge(view.fields());
  }

  private static CallException notFound(Subject player) {
    return new CallException(
        Status.NOT_FOUND,
        "USER_NOT_FOUND",
        "There is no player %s in either schema; check the id.".formatted(player.id()));
  }

  private static CallException broken(Subject player, Finding finding) {
    return new CallException(
        Status.FAILED_PRECONDITION,
        finding.code().name(),
        "Player %s cannot be read: %s; mend the legacy document and call again."
            .formatted(player.id(), finding.sentence()),
        Fields.builder()
            .put("phase", finding.phase())
            .put("at", finding.at().pointer())
            .put("place", finding.at().text())
            .build());
  }
}
