package dev.slipstream.migrations.racing;

import static dev.slipstream.migrations.racing.RacingLedger.different;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.Difference;
import dev.slipstream.model.Difference.Kind;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Evidence;
import dev.slipstream.model.Expected;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The documents that a player must have: those of the plan where it still proves anything, else
 * those that are stored, each with the amounts that are proved.
 */
final class ExpectedPlayer {

  private static final List<String> PLAIN =
      List.of(Amounts.COINS, Amounts.GEMS, Amounts.XP, Amounts.TROPHIES, Amounts.TROPHIES_PEAK);
  private static final String INVENTORY = "Inventory";
  private static final String QUANTITY = "qty";

  private final Evidence evidence;
  private final PlayerPaths paths;
  private final RacingLedger ledger;
  private final ProvedAmounts amounts;
  private final Map<DocPath, Target> documents = new LinkedHashMap<>();
  private final List<Difference> unprovable = new ArrayList<>();

  ExpectedPlayer(Evidence evidence) {
    this.evidence = evidence;
    this.paths = new PlayerPaths(evidence.subject());
    this.ledger = new RacingLedger(evidence.journal());
    this.amounts = new ProvedAmounts(evidence, ledger);
  }

  Expected expected() {
    unprovable.addAll(ledger.problems());
    addPlanned();
    addStored();
    layStats();
    laySocial();
    layItems();
    compareOpenings();
    return new Expected(List.copyOf(documents.values()), unprovable);
  }

  /**
   * What a late blob names and nobody has made is no loss; only what everybody has must be there.
   */
  private void addPlanned() {
    for (Target target : evidence.planned()) {
      boolean isLeftToLedger =
          isEntry(target.path()) || target.path().collectionId().equals(INVENTORY);
      boolean isStored = evidence.stored().containsKey(target.path());
      if (!isLeftToLedger && isProved(target.path())) {
        documents.put(target.path(), target);
      } else if (paths.singles().contains(target.path()) && !isStored) {
        unprovable.add(
            new Difference(target.path(), "", target.fields(), Value.NULL, Kind.MISSING));
      }
    }
  }

  /** What others have made or changed is taken as it is, but for its amounts. */
  private void addStored() {
    evidence
        .stored()
        .forEach(
            (path, fields) -> {
              boolean isItem = path.collectionId().equals(INVENTORY);
              if (!isEntry(path) && !isItem && !isProved(path)) {
                documents.put(path, new Target(path, fields.without(RacingAudit.STAMP)));
              }
            });
  }

  private boolean isEntry(DocPath path) {
    return path.collection().equals(paths.transactions());
  }

  /** Whether the plan says what the document must be. */
  private boolean isProved(DocPath path) {
    return !evidence.signed().contains(path)
        && sourcesOf(path).noneMatch(evidence.late()::contains);
  }

  private Stream<String> sourcesOf(DocPath path) {
    return switch (path.collectionId()) {
      case "Garage" -> Stream.of(GarageBlob.NAME, ProfileBlob.NAME);
      case "Tracks" -> Stream.of(MapBlob.NAME);
      case "Economy", "Loadouts" -> Stream.of(ProfileBlob.NAME);
      default -> Stream.of(ProfileBlob.NAME, SocialBlob.NAME);
    };
  }

  private void layStats() {
    Fields stored = evidence.storedAt(paths.stats());
    Fields.Builder proved = Fields.builder();
    PLAIN.forEach(name -> proved.put(name, proved(name, stored)));
    proved.put("level", XpCurve.levelOf(Math.max(0, amounts.of(Amounts.XP))));
    proved.put("crates", tiers(Amounts.CRATES, stored));
    proved.put("keys", tiers(Amounts.KEYS, stored));
    proved.put(LedgerHead.FIELD, state(stored));
    lay(paths.stats(), proved.build());
  }

  private Fields tiers(String prefix, Fields stored) {
    Fields.Builder tiers = Fields.builder();
    Tiers.ALL.forEach(tier -> tiers.put(tier, proved(prefix + tier, stored)));
    return tiers.build();
  }

  private Value proved(String name, Fields stored) {
    return possible(paths.stats(), name, amounts.of(name), ProvedAmounts.valueIn(stored, name));
  }

  /** Nobody can have less than nothing: then the ledger has counted on a wrong amount. */
  private Value possible(DocPath path, String field, long amount, Value stored) {
    if (amount < 0) {
      unprovable.add(different(path, field, Value.of(amount), stored));
      return stored;
    }
    return Value.of(amount);
  }

  /** What Stats say of the ledger; which of the two is wrong, only the amounts can tell. */
  private Fields state(Fields stored) {
    LedgerHead told = LedgerHead.in(stored);
    LedgerHead end = ledger.end();
    boolean isThere = evidence.stored().containsKey(paths.stats());
    boolean isDoubtful =
        isThere && !told.equals(end) && (told.seq() > end.seq() || !lastIsBelieved(stored));
    if (!isDoubtful) {
      return ledger.state();
    }
    unprovable.add(
        different(
            paths.stats(),
            LedgerHead.FIELD,
            end.toFields(),
            stored.get(LedgerHead.FIELD).orElse(Value.NULL)));
    return stored.fields(LedgerHead.FIELD);
  }

  private boolean lastIsBelieved(Fields stats) {
    return ledger.last().stream()
        .flatMap(entry -> entry.getValue().fields("delta").map().keySet().stream())
        .allMatch(name -> storedAmount(stats, name).equals(Value.of(amounts.of(name))));
  }

  private Value storedAmount(Fields stats, String name) {
    if (name.startsWith(Amounts.ITEMS)) {
      Fields item = evidence.storedAt(paths.item(name));
      return item.get(QUANTITY).orElse(Value.of(0));
    }
    return ProvedAmounts.valueIn(stats, name);
  }

  private void laySocial() {
    lay(
        paths.social(),
        Fields.builder()
            .put("level", XpCurve.levelOf(Math.max(0, amounts.of(Amounts.XP))))
            .put("trophies", Math.max(0, amounts.of(Amounts.TROPHIES)))
            .build());
  }

  private void lay(DocPath path, Fields proved) {
    Target below = documents.get(path);
    if (below != null) {
      documents.put(path, new Target(path, below.stored().merge(proved)));
    }
  }

  private void layItems() {
    for (String name : ledger.names()) {
      if (name.startsWith(Amounts.ITEMS)) {
        layItem(name);
      }
    }
  }

  private void layItem(String id) {
    DocPath path = paths.item(id);
    Fields stored = evidence.storedAt(path);
    Value quantity =
        possible(path, QUANTITY, amounts.of(id), stored.get(QUANTITY).orElse(Value.of(0)));
    if (!quantity.equals(Value.of(0))) {
      Fields fields =
          Fields.builder()
              .put("itemId", id)
              .put(QUANTITY, quantity)
              .put("updatedAt", Value.SERVER_TIME)
              .build();
      boolean isSigned = evidence.signed().contains(path);
      Fields base = isSigned ? stored.without(RacingAudit.STAMP) : Fields.empty();
      documents.put(path, new Target(path, base.merge(fields)));
    }
  }

  /** As long as nobody has touched a legacy document, it says with what the books were opened. */
  private void compareOpenings() {
    compareOpening(ProfileBlob.NAME, Opening::isOfBalances);
    compareOpening(GarageBlob.NAME, Opening::isOfItems);
  }

  private void compareOpening(String source, Predicate<Fields> isMeant) {
    if (evidence.late().contains(source) || evidence.mirrored().contains(source)) {
      return;
    }
    Optional<Target> planned =
        evidence.planned().stream().filter(target -> isMeant.test(target.fields())).findFirst();
    Optional<Map.Entry<DocPath, Fields>> entry = ledger.opening(isMeant);
    Fields expected = delta(planned.map(Target::fields));
    Fields actual = delta(entry.map(Map.Entry::getValue));
    planned
        .map(Target::path)
        .or(() -> entry.map(Map.Entry::getKey))
        .filter(path -> !expected.equals(actual))
        .ifPresent(path -> unprovable.add(different(path, "delta", expected, actual)));
  }

  private static Fields delta(Optional<Fields> entry) {
    return entry.map(fields -> fields.fields("delta")).orElse(Fields.empty());
  }
}
