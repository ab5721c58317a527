package dev.slipstream.migrations.racing;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LateMerge;
import dev.slipstream.model.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What old clients wrote late, merged into a player's documents. Amounts are taken where no
 * operation has ever moved them, so that nobody but clients knew better than the blob does; an
 * older save, seen by what can only grow and has not, is not taken, nor what a blob passes over in
 * silence.
 */
record RacingLateMerge(Mappings mappings) implements LateMerge {

  private static final Set<String> BOOKKEEPING = Set.of(RacingAudit.STAMP, "updatedAt");
  private static final Set<String> ENTRY = Set.of("opId", "type", "status", "delta", "reason");
  private static final Set<String> COUNTS = Set.of("crates", "keys");

  @Override
  public Set<String> fedBy(String source) {
    return switch (source) {
      case ProfileBlob.NAME -> Set.of(ProfileBlob.NAME, GarageBlob.NAME, SocialBlob.NAME);
      case SocialBlob.NAME -> Set.of(SocialBlob.NAME, ProfileBlob.NAME);
      default -> Set.of(source);
    };
  }

  @Override
  public Map<DocPath, Fields> content(
      String phase, Map<DocPath, Fields> documents, Map<DocPath, Fields> journal) {
    Map<DocPath, Fields> content = new TreeMap<>();
    documents.forEach(
        (path, fields) -> {
          Fields part = partOf(phase, path, fields);
          if (!part.isEmpty()) {
            content.put(path, part);
          }
        });
    RacingLedger ledger = new RacingLedger(journal);
    Optional<Map.Entry<DocPath, Fields>> opening =
        switch (phase) {
          case ProfileBlob.NAME -> ledger.opening(Opening::isOfBalances);
          case GarageBlob.NAME -> ledger.opening(Opening::isOfItems);
          default -> Optional.empty();
        };
    opening.ifPresent(entry -> content.put(entry.getKey(), only(ENTRY, entry.getValue())));
    return content;
  }

  /** Two phases share Stats. */
  private static Fields partOf(String phase, DocPath path, Fields fields) {
    Fields plain = without(BOOKKEEPING, fields);
    if (path.collectionId().equals("Economy")) {
      return switch (phase) {
        case ProfileBlob.NAME -> without(COUNTS, plain).without(LedgerHead.FIELD);
        case GarageBlob.NAME -> only(COUNTS, plain);
        default -> Fields.empty();
      };
    }
    String owner =
        switch (path.collectionId()) {
          case "Garage", "Inventory" -> GarageBlob.NAME;
          case "Tracks" -> MapBlob.NAME;
          case "Social" -> SocialBlob.NAME;
          default -> ProfileBlob.NAME;
        };
    return owner.equals(phase) ? plain : Fields.empty();
  }

  private static Fields without(Set<String> names, Fields fields) {
    Fields rest = fields;
    for (String name : names) {
      rest = rest.without(name);
    }
    return rest;
  }

  private static Fields only(Set<String> names, Fields fields) {
    Fields.Builder some = Fields.builder();
    fields.forEach(
        (name, value) -> {
          if (names.contains(name)) {
            some.put(name, value);
          }
        });
    return some.build();
  }

  /** Records on tracks commute; a stored record of another form than the contract's stays. */
  @Override
  public Optional<Map<DocPath, Fields>> best(
      String source, Map<DocPath, Fields> stored, Map<DocPath, Fields> planned) {
    if (!source.equals(MapBlob.NAME)) {
      return Optional.empty();
    }
    Map<DocPath, Fields> best = new LinkedHashMap<>();
    stored.forEach(
        (path, fields) -> {
          if (path.collectionId().equals("Tracks")) {
            best.put(path, fields);
          }
        });
    planned.forEach(
        (path, fields) -> {
          if (path.collectionId().equals("Tracks")) {
            best.merge(path, fields, RacingLateMerge::best);
          }
        });
    return Optional.of(best);
  }

  private static Fields best(Fields stored, Fields planned) {
    Optional<Tracks.Track> before = Today.track(stored);
    Optional<Tracks.Track> late = Today.track(planned);
    if (before.isEmpty() || late.isEmpty()) {
      return stored;
    }
    Tracks.Track best = before.get().best(late.get());
    if (best.equals(before.get())) {
      return stored;
    }
    Fields.Builder fields =
        Fields.builder().put("stars", best.stars()).put("unlocked", best.isUnlocked());
    best.bestTimeMs().ifPresent(time -> fields.put("bestTimeMs", time));
    return stored.merge(fields.put("updatedAt", Value.SERVER_TIME).build());
  }

  @Override
  public Optional<String> objection(Late late) {
    Today before = before(late);
    Today after = after(late);
    return clanObjection(before, after)
        .or(() -> olderSave(before, after))
        .or(() -> new SaidByBlobs(late, before, after, mappings).silence())
        .or(() -> new LateBooks(late, before, after).objection());
  }

  private static Today before(Late late) {
    return Today.of(new PlayerPaths(late.subject()), late.before());
  }

  private static Today after(Late late) {
    return Today.of(new PlayerPaths(late.subject()), late.after());
  }

  private static Optional<String> clanObjection(Today before, Today after) {
    return before.social().get("clanId").equals(after.social().get("clanId"))
        ? Optional.empty()
        : Optional.of("The clan would change.");
  }

  /** Lifetime XP, the trophies' peak, cars and claims only grow: who has less saved before. */
  private static Optional<String> olderSave(Today before, Today after) {
    boolean isOlder =
        isLess(before.amounts(), after.amounts(), Amounts.XP)
            || isLess(before.amounts(), after.amounts(), Amounts.TROPHIES_PEAK)
            || lastClaim(after).isBefore(lastClaim(before))
            || before.cars().entrySet().stream()
                .anyMatch(car -> isLess(car.getValue(), after.cars().get(car.getKey())));
    return isOlder
        ? Optional.of("It was made from an older save than was migrated.")
        : Optional.empty();
  }

  private static boolean isLess(Amounts before, Amounts after, String name) {
    return after.of(name) < before.of(name);
  }

  private static boolean isLess(Garage.Car before, Garage.@Nullable Car after) {
    return before.isOwned()
        && (after == null || !after.isOwned() || after.upgradeLevel() < before.upgradeLevel());
  }

  private static Instant lastClaim(Today today) {
    return today.stats().time("lastDailyClaimAt").orElse(Instant.MIN);
  }

  @Override
  public Optional<Booking> booking(Late late, String opId) {
    return new LateBooks(late, before(late), after(late)).booking(opId);
  }
}
