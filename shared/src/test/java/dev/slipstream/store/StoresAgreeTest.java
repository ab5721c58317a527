package dev.slipstream.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.Query.Comparison;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import dev.slipstream.testing.FirestoreEmulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commits, from seeds that replay, have the same effect on both stores. */
@Timeout(120)
final class StoresAgreeTest {

  private static final int COMMITS = 150;
  private static final List<String> IDS = List.of("a", "ä", "\uFFFD", "😀", "a-");
  private static final List<String> NAMES = List.of("n", "m", "a.b", "`", "😀");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void onEveryCommitQueryAndTotal(long seed) {
    Random random = new Random(seed);
    AtomicLong millis = new AtomicLong();
    Supplier<Instant> clock = () -> Instant.EPOCH.plusSeconds(1000).plusMillis(millis.addAndGet(5));
    try (Store memory = new MemoryStore(clock, Limits.emulator(), Faults.NONE);
        Store firestore =
            FirestoreEmulator.store(FirestoreEmulator.newProject(), Limits.emulator())) {
      for (int i = 0; i < COMMITS; i++) {
        Write[] writes =
            IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(j -> write(random))
                .toArray(Write[]::new);
        Query query = query(random);
        String what = "seed " + seed + ", commit " + i + ": " + List.of(writes);
        assertEquals(effect(memory, writes), effect(firestore, writes), what);
        assertEquals(found(memory, query), found(firestore, query), what + query);
      }
    }
  }

  /** What became of a commit: why it failed, or which documents there are and which it changed. */
  private static Map<String, Object> effect(Store store, Write[] writes) {
    Map<String, Object> effect = new TreeMap<>();
    Map<DocPath, Document> before = documents(store);
    try {
      store.apply(Changes.writing(writes));
    } catch (StoreException e) {
      effect.put("failed", e.reason());
    }
    documents(store)
        .forEach(
            (path, document) -> {
              Optional<Document> old = Optional.ofNullable(before.get(path));
              boolean isNew =
                  !old.map(Document::createTime).equals(Optional.of(document.createTime()));
              boolean isTouched =
                  !old.map(Document::updateTime).equals(Optional.of(document.updateTime()));
              effect.put(
                  path.toString(),
                  List.of(withoutServerTimes(document.fields()), isNew, isTouched));
            });
    return effect;
  }

  private static Map<DocPath, Document> documents(Store store) {
    Map<DocPath, Document> documents = new TreeMap<>();
    store
        .list(Query.group("C"), ReadTime.latest())
        .documents()
        .forEach(document -> documents.put(document.path(), document));
    return documents;
  }

  /** The two stores have different clocks. */
  private static Value withoutServerTimes(Value value) {
    if (value instanceof Value.Time time && time.value().isAfter(Instant.EPOCH.plusSeconds(9))) {
      return Value.of("the server's time");
    }
    if (value instanceof Fields fields) {
      Fields.Builder same = Fields.builder();
      fields.map().forEach((name, inner) -> same.put(name, withoutServerTimes(inner)));
      return same.build();
    }
    return value;
  }

  private static List<Object> found(Store store, Query query) {
    Stream<DocPath> listed =
        query.filters().stream().allMatch(f -> f.comparison() == Comparison.EQUAL)
            ? store.list(query, ReadTime.latest()).documents().stream().map(Document::path)
            : Stream.empty();
    boolean isGroup = query.scope() == Query.Scope.GROUP;
    Query whole = isGroup ? Query.group(query.name()) : Query.collection(query.name());
    for (Query.Filter filter : query.filters()) {
      whole = whole.where(filter.field(), filter.comparison(), filter.value());
    }
    Total sum = store.sum(whole, FieldPath.of("n"), ReadTime.latest());
    return List.of(
        listed.toList(),
        store.count(whole, ReadTime.latest()),
        sum.value() instanceof Value.Real ? "real" : sum.value(),
        sum.entries());
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static DocPath path(Random random) {
    DocPath path = DocPath.of("C", any(random, IDS));
    return random.nextInt(4) == 0 ? path.child("C", any(random, IDS)) : path;
  }

  private static Write write(Random random) {
    DocPath path = path(random);
    return switch (random.nextInt(7)) {
      case 0 -> new Write.Create(path, fields(random, 2, false));
      case 1, 2 -> new Write.Put(path, fields(random, 2, false));
      case 3, 4 -> new Write.Merge(path, fields(random, 2, true));
      case 5 -> new Write.Increment(path, Map.of(place(random), (long) random.nextInt(5) - 2));
      default -> new Write.Delete(path);
    };
  }

  private static FieldPath place(Random random) {
    String name = any(random, NAMES);
    return random.nextBoolean() ? FieldPath.of(name) : FieldPath.of("m", name);
  }

  private static Fields fields(Random random, int depth, boolean isMerge) {
    Fields.Builder fields = Fields.builder();
    for (int i = random.nextInt(4); i > 0; i--) {
      fields.put(any(random, NAMES), value(random, depth, isMerge));
    }
    return fields.build();
  }

  private static Value value(Random random, int depth, boolean isMerge) {
    return switch (random.nextInt(depth > 0 ? 14 : 9)) {
      case 0, 1 -> Value.of(random.nextInt(3));
      case 2 -> new Value.Real(random.nextInt(3) / 2.0);
      case 3 -> Value.of(any(random, NAMES));
      case 4 -> Value.of(Instant.EPOCH.plusSeconds(random.nextInt(2)));
      case 5 -> isMerge ? Value.REMOVED : Value.NULL;
      case 6 -> Value.SERVER_TIME;
      case 7 -> Value.of(random.nextBoolean());
      case 8 -> Value.items(List.of(Value.of(1), fields(random, 0, false).without("n")));
      default -> fields(random, depth - 1, isMerge);
    };
  }

  private static Query query(Random random) {
    Query query = random.nextBoolean() ? Query.group("C") : Query.collection("C");
    if (random.nextInt(3) > 0) {
      query = query.where(place(random), any(random, List.of(Comparison.values())), scalar(random));
    }
    query = random.nextInt(3) == 0 ? query.after(path(random)) : query;
    query = random.nextInt(3) == 0 ? query.upTo(path(random)) : query;
    return query.limit(1 + random.nextInt(5));
  }

  private static Value scalar(Random random) {
    Value value = value(random, 0, false);
    boolean isScalar =
        value instanceof Value.Int
            || value instanceof Value.Real
            || value instanceof Value.Text
            || value instanceof Value.Time
            || value instanceof Value.Bool;
    return isScalar ? value : scalar(random);
  }
}
