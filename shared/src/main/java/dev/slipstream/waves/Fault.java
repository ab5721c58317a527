package dev.slipstream.waves;

import dev.slipstream.engine.EngineCode;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Finding.Place;
import java.util.Arrays;

/**
 * What a fault of ours looks like in quarantine: named by where it was thrown, so that all players
 * whom it hits have one fingerprint. What was thrown may quote a player's data and is left out.
 */
final class Fault {

  /** Where the whole player is meant. */
  static final Place PLAYER = new Place("the player", "");

  private static final String OURS = "dev.slipstream.";

  private Fault() {}

  static Finding of(RuntimeException thrown) {
    String where =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(OURS))
            .findFirst()
            .map(
                frame ->
                    frame.getClassName().substring(OURS.length()) + ":" + frame.getLineNumber())
            .orElse("");
    String place = thrown.getClass().getSimpleName() + "@" + where;
    return Finding.of(
        "code", EngineCode.UNEXPECTED_FAILURE, new Place("the player (" + place + ")", place));
  }
}
