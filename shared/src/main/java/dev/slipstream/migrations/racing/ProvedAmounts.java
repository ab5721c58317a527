package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.Evidence;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.Set;

/**
 * What a player must have. Coins, gems and items follow from the ledger alone, whose opening
 * entries have them. Other amounts are what the legacy documents say, and what came and went since;
 * where the mirror has brought those up to date, or they are no witness, the ledger's first entry
 * that names the amount says what there was before it.
 */
final class ProvedAmounts {

  private static final Set<String> CURRENCIES = Set.of(Amounts.COINS, Amounts.GEMS);

  private final Evidence evidence;
  private final RacingLedger ledger;
  private final Fields planned;
  private final Fields stored;

  ProvedAmounts(Evidence evidence, RacingLedger ledger) {
    PlayerPaths paths = new PlayerPaths(evidence.subject());
    this.evidence = evidence;
    this.ledger = ledger;
    this.planned =
        evidence.planned().stream()
            .filter(target -> target.path().equals(paths.stats()))
            .map(Target::fields)
            .findFirst()
            .orElse(Fields.empty());
    this.stored = evidence.storedAt(paths.stats());
  }

  /** Less than 0 only where the ledger itself cannot be. */
  long of(String name) {
    if (CURRENCIES.contains(name) || name.startsWith(Amounts.ITEMS)) {
      return Math.addExact(ledger.opened(name), ledger.moved(name));
    }
    if (name.equals(Amounts.TROPHIES_PEAK)) {
      return Math.max(in(isLate(name) ? stored : planned, name), ledger.most(Amounts.TROPHIES));
    }
    return Math.addExact(start(name), ledger.moved(name));
  }

  private long start(String name) {
    String source = sourceOf(name);
    if (!isLate(name) && !evidence.mirrored().contains(source)) {
      return in(planned, name);
    }
    return ledger.beforeFirst(name).orElseGet(() -> in(isLate(name) ? stored : planned, name));
  }

  private boolean isLate(String name) {
    return evidence.late().contains(sourceOf(name));
  }

  private static String sourceOf(String name) {
    return name.contains(".") ? GarageBlob.NAME : ProfileBlob.NAME;
  }

  /** The value that stands for an amount in Stats; null where there is none. */
  static Value valueIn(Fields stats, String name) {
    int dot = name.indexOf('.');
    Fields fields = dot < 0 ? stats : stats.fields(name.substring(0, dot));
    return fields.get(name.substring(dot + 1)).orElse(Value.NULL);
  }

  private static long in(Fields stats, String name) {
    return valueIn(stats, name) instanceof Value.Int number ? number.value() : 0;
  }
}
