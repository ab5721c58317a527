package dev.slipstream.engine;

import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Usage;
import java.util.Optional;

/**
 * What validating one subject came to.
 *
 * @param at the time as of which it was looked at, of the last look
 * @param refusal why it is not repaired, where that was asked for and cannot be
 * @param usage billed operations of all looks and of the repair
 */
public record Validation(
    Subject subject, Comparison comparison, ReadTime at, Optional<String> refusal, Usage usage) {

  public Verdict verdict() {
    return comparison.verdict();
  }

  /** The same, where an earlier attempt of the same run has repaired it. */
  public Validation asRepaired() {
    return new Validation(subject, comparison.asRepaired(), at, refusal, usage);
  }
}
