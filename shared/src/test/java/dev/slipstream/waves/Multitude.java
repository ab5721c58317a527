package dev.slipstream.waves;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import dev.slipstream.store.Usage;
import dev.slipstream.testing.Limited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * More players than fit in memory: each page of their ids is made when it is asked for, and whoever
 * was handed out is migrated at once. The rollout is in a real store.
 */
final class Multitude extends Limited {

  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final int PREFIX = 1;

  private final int players;
  private final BitSet handedOut = new BitSet();
  private Usage paging = Usage.NONE;
  private Usage looks = Usage.NONE;
  private int pages;

  Multitude(Store rollout, int players) {
    super(rollout, rollout.limits());
    this.players = players;
  }

  /** Takes players out of a message; each may come once. */
  void migrate(Subject player) {
    int number = number(player);
    if (handedOut.get(number)) {
      throw new AssertionError("handed out twice: " + player.id());
    }
    handedOut.set(number);
  }

  int migrated() {
    return handedOut.cardinality();
  }

  /** What paging was billed as. */
  Usage paging() {
    return paging;
  }

  int pages() {
    return pages;
  }

  /** What looking at checkpoints was billed as. */
  Usage looks() {
    return looks;
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "p%08d", number);
  }

  private static int number(Subject player) {
    return Integer.parseInt(player.id().substring(PREFIX));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    int from = query.after().map(path -> number(LegacyPaths.player(path)) + 1).orElse(0);
    List<Document> documents =
        IntStream.range(from, Math.min(players, from + query.limit()))
            .mapToObj(number -> document(new Subject(id(number)), query.name()))
            .toList();
    Page page = Page.of(documents, query.limit());
    paging = paging.plus(page.usage());
    pages++;
    return page;
  }

  private static Document document(Subject player, String blob) {
    return new Document(LegacyPaths.blob(player, blob), Fields.empty(), LONG_AGO, LONG_AGO);
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    if (paths.contains(RolloutDocument.path(WaveGround.RACING))) {
      return super.read(paths, at);
    }
    List<Document> found = new ArrayList<>();
    for (DocPath path : paths) {
      Subject player = WaveGround.RACING.subjectOf(path).orElseThrow();
      if (handedOut.get(number(player))) {
        found.add(new Document(path, completed(player), LONG_AGO, LONG_AGO));
      }
    }
    looks = looks.plus(Usage.reads(paths.size()));
    return new Found(Snapshot.empty().with(paths, found), Usage.reads(paths.size()));
  }

  private static Fields completed(Subject player) {
    return Checkpoint.untouched(WaveGround.RACING, player)
        .fields()
        .with("status", Value.of("completed"));
  }

  @Override
  public Total count(Query query, ReadTime at) {
    boolean isOfCompleted =
        query.filters().stream().anyMatch(filter -> filter.value().equals(Value.of("completed")));
    return total(isOfCompleted ? migrated() : 0);
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    return total(0);
  }

  private static Total total(long number) {
    return Total.of(Value.of(number), number);
  }
}
