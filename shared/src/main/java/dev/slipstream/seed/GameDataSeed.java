package dev.slipstream.seed;

import dev.slipstream.engine.Bulk;
import dev.slipstream.migrations.racing.ClanSeed;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Query;
import dev.slipstream.store.Store;
import dev.slipstream.store.Usage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The masterData phase: tables, catalogues and clans, then the marker that says they are all there.
 * Run again, it repairs tables and catalogues and leaves clans as they have become.
 */
public final class GameDataSeed {

  private final Store store;
  private final MasterData masterData;
  private final Map<ClanSeed, Long> clans = new EnumMap<>(ClanSeed.class);
  private Usage usage = Usage.NONE;
  private int documents;

  public GameDataSeed(Store store, MasterData masterData) {
    this.store = store;
    this.masterData = masterData;
  }

  /** Counts what there is to do; writes nothing. */
  public GameDataSeed plan() {
    documents = masterData.tables().size() + masterData.gameData().size();
    forEachClan(clan -> clans.merge(ClanSeed.CREATED, 1L, Long::sum));
    return this;
  }

  public GameDataSeed execute() {
    List<Write> writes = new ArrayList<>(masterData.tables());
    writes.addAll(masterData.gameData());
    documents = writes.size();
    usage = usage.plus(new Bulk(store).write(writes.stream()));
    forEachClan(this::seed);
    usage = usage.plus(new Bulk(store).write(List.of(masterData.marker()).stream()));
    return this;
  }

  /** The tables alone. */
  public GameDataSeed executeTables() {
    documents = masterData.tables().size();
    usage = usage.plus(new Bulk(store).write(masterData.tables().stream()));
    return this;
  }

  private void seed(Document legacyClan) {
    Applied<ClanSeed> applied = store.apply(masterData.clan(legacyClan));
    clans.merge(applied.answer(), 1L, Long::sum);
    usage = usage.plus(applied.usage());
  }

  private void forEachClan(Consumer<Document> taker) {
    Query legacyClans = Query.collection(MasterData.CLANS);
    usage = usage.plus(new Bulk(store).forEachPage(legacyClans, page -> page.forEach(taker)));
  }

  /** What was done, or is to be. */
  public Fields toFields() {
    Map<String, Value> counts = new LinkedHashMap<>();
    clans.forEach(
        (what, count) -> counts.put(what.name().toLowerCase(Locale.ROOT), Value.of(count)));
    return Fields.builder()
        .put("documents", documents)
        .put("clans", new Fields(counts))
        .put("reads", usage.reads())
        .put("writes", usage.writes())
        .build();
  }

  public List<String> toLines() {
    return List.of(
        "  documents  " + documents + " tables and catalogue entries",
        "  clans      " + (clans.isEmpty() ? "none" : clans.toString().toLowerCase(Locale.ROOT)),
        "  billed     " + usage.reads() + " reads, " + usage.writes() + " writes");
  }
}
