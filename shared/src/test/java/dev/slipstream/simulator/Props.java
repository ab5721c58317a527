package dev.slipstream.simulator;

import static dev.slipstream.simulator.Setting.YAN;
import static dev.slipstream.simulator.Setting.ZOE;
import static dev.slipstream.simulator.Setting.operation;
import static dev.slipstream.simulator.Setting.profile;

import dev.slipstream.economy.Operation;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import java.util.Map;

/** What the scripts are played with. */
final class Props {

  static final Fields BY_HAND =
      Fields.builder().put("slotId", "primary").put("note", "by hand").build();

  static final Limits SIX_WRITES = Limits.production().withCommitWrites(6);

  /** Which nobody has yet, so that it comes with a document of its own. */
  private static final String WHEELS = "item_3p7x9r2m5n";

  private Props() {}

  static Setting clanPlayer(Terms terms) {
    return new Setting(terms)
        .player(ZOE, profile("Zoe", 100))
        .blob(ZOE, "socialData", "{\"clanName\":\"Night Owls\",\"friends\":[]}")
        .clan("Night Owls", ZOE, YAN);
  }

  static Operation win() {
    return operation("win-wheels", "grantItem", ZOE, Map.of(WHEELS, 2L));
  }

  static Operation trophies() {
    return operation("win-a-race", "adjustTrophies", ZOE, Map.of("trophies", 8L));
  }

  /** What an old client does to its profile after a race. */
  static String earning(String profile) {
    return profile
        .replace("\"playerCoins\":100", "\"playerCoins\": 105")
        .replace("\"trophyLevel\":25", "\"trophyLevel\":31");
  }
}
