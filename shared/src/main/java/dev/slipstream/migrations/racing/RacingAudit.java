package dev.slipstream.migrations.racing;

import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Audit;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Evidence;
import dev.slipstream.model.Expected;
import dev.slipstream.model.Subject;
import java.util.List;

/** How a racing player's documents are judged: by the plan, and by the ledger since. */
record RacingAudit(Mappings mappings) implements Audit {

  /** Who wrote a document; no part of its content. */
  static final String STAMP = "_m";

  @Override
  public List<String> collections(Subject player) {
    return new PlayerPaths(player).lists();
  }

  @Override
  public String journal(Subject player) {
    return new PlayerPaths(player).transactions();
  }

  @Override
  public Expected expected(Evidence evidence) {
    return new ExpectedPlayer(evidence).expected();
  }

  @Override
  public String words(Difference difference) {
    return new RacingWords(mappings).of(difference);
  }
}
