package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.migrations.racing.Tiers;
import dev.slipstream.migrations.racing.XpCurve;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A player after the cut-over: Stats and the inventory count; clan and legacy blobs follow. */
final class NewBooks implements Books {

  private static final List<String> CURRENCIES = List.of(Amounts.COINS, Amounts.GEMS);
  private static final List<String> PLAIN =
      List.of(Amounts.COINS, Amounts.GEMS, Amounts.XP, Amounts.TROPHIES, Amounts.TROPHIES_PEAK);

  private final Posting posting;
  private final Fields stats;
  private final Amounts amounts;
  private final Standing standing;
  private final MirroredBlobs mirror;

  private NewBooks(Posting posting, Game game, Fields stats, Amounts amounts) {
    this.posting = posting;
    this.stats = stats;
    this.amounts = amounts;
    this.standing = new Standing(posting.player());
    this.mirror = new MirroredBlobs(posting, game);
  }

  static NewBooks of(Posting posting, Game game, Snapshot seen) {
    PlayerPaths paths = posting.paths();
    Fields stats =
        seen.fields(paths.stats())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "is completed and has no balances: " + posting.player().id()));
    Map<String, Long> amounts = new TreeMap<>();
    PLAIN.forEach(name -> amounts.put(name, whole(stats, name)));
    Tiers.ALL.forEach(
        tier -> {
          amounts.put(Amounts.CRATES + tier, whole(stats.fields("crates"), tier));
          amounts.put(Amounts.KEYS + tier, whole(stats.fields("keys"), tier));
        });
    posting
        .items()
        .forEach(
            id ->
                amounts.put(
                    id, seen.fields(paths.item(id)).map(item -> whole(item, "qty")).orElse(0L)));
    return new NewBooks(posting, game, stats, Amounts.of(amounts));
  }

  /** An amount that is there and no whole number must not be taken for 0 and written over. */
  private static long whole(Fields fields, String name) {
    Value value = fields.get(name).orElse(Value.of(0));
    if (value instanceof Value.Int number) {
      return number.value();
    }
    throw new IllegalStateException("is stored as no whole number: " + name);
  }

  @Override
  public Schema schema() {
    return Schema.NEW;
  }

  @Override
  public LedgerHead ledger() {
    return LedgerHead.in(stats);
  }

  @Override
  public Amounts amounts() {
    return amounts;
  }

  @Override
  public List<DocPath> reads(Amounts after, Snapshot seen) {
    return standing.reads(amounts, after, seen);
  }

  @Override
  public Optional<Finding> obstacle(Amounts after) {
    return Optional.empty();
  }

  @Override
  public List<Write> writes(LedgerEntry entry, Amounts after, Snapshot seen) {
    List<Write> writes = new ArrayList<>();
    writes.add(new Write.Merge(posting.paths().stats(), changed(entry, after)));
    posting.items().forEach(id -> writes.add(item(id, after.of(id), seen)));
    writes.addAll(standing.writes(amounts, after, seen));
    writes.addAll(mirror.writes(after, seen));
    return writes;
  }

  private Fields changed(LedgerEntry entry, Amounts after) {
    Fields.Builder changed = Fields.builder();
    PLAIN.stream()
        .filter(name -> after.of(name) != amounts.of(name))
        .forEach(name -> changed.put(name, after.of(name)));
    if (after.of(Amounts.XP) != amounts.of(Amounts.XP)) {
      changed.put("level", XpCurve.levelOf(after.of(Amounts.XP)));
    }
    return changed
        .put(LedgerHead.FIELD, ledger(entry))
        .put("updatedAt", Value.SERVER_TIME)
        .build()
        .merge(tiers("crates", Amounts.CRATES, after))
        .merge(tiers("keys", Amounts.KEYS, after));
  }

  private Fields tiers(String field, String prefix, Amounts after) {
    Fields.Builder tiers = Fields.builder();
    Tiers.ALL.stream()
        .filter(tier -> after.of(prefix + tier) != amounts.of(prefix + tier))
        .forEach(tier -> tiers.put(tier, after.of(prefix + tier)));
    Fields changed = tiers.build();
    return changed.isEmpty() ? Fields.empty() : Fields.of(field, changed);
  }

  /** Design M6: the end of the chain, and what has come and gone in all. */
  private Fields ledger(LedgerEntry entry) {
    Fields before = stats.fields(LedgerHead.FIELD);
    Fields.Builder in = Fields.builder();
    Fields.Builder out = Fields.builder();
    for (String currency : CURRENCIES) {
      long delta = entry.delta().integer(currency).orElse(0L);
      long cameIn = whole(before.fields("lifetimeIn"), currency);
      long wentOut = whole(before.fields("lifetimeOut"), currency);
      in.put(currency, Math.addExact(cameIn, Math.max(0, delta)));
      out.put(currency, Math.addExact(wentOut, Math.max(0, -delta)));
    }
    return entry.head().toFields().with("lifetimeIn", in.build()).with("lifetimeOut", out.build());
  }

  /** There is a document for what the player has, and none for what is gone, contract B5. */
  private Write item(String id, long quantity, Snapshot seen) {
    DocPath path = posting.paths().item(id);
    Fields fields =
        Fields.builder()
            .put("itemId", id)
            .put("qty", quantity)
            .put("updatedAt", Value.SERVER_TIME)
            .build();
    if (quantity == 0) {
      return new Write.Delete(path);
    }
    return seen.get(path).isPresent()
        ? new Write.Merge(path, fields)
        : new Write.Create(path, fields);
  }
}
