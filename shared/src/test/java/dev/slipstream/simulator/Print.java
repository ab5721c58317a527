package dev.slipstream.simulator;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Value;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.memory.MemoryTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What a part of a state is, in short: two hashes of everything but times, and the times in the
 * order in which they occur. Two states are the same where their hashes are, and their times stand
 * in the same order: nothing that depends on a commit's time does but by comparing it with another.
 */
final class Print {

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

  /** Beyond it, most are of states that are left behind. */
  private static final int MOST_KEPT = 200_000;

  /** Documents are shared between states, and most states by many. */
  private static final IdentityHashMap<Document, Print> OF_DOCUMENTS = new IdentityHashMap<>();

  /** Some order, which is the same for the same content. */
  static final Comparator<Print> ANY_ORDER =
      Comparator.<Print>comparingLong(print -> print.first)
          .thenComparingLong(print -> print.second)
          .thenComparing(print -> print.times, Print::compare);

  private long first = FIRST;
  private long second = SECOND;
  private final List<Instant> times = new ArrayList<>();

  private static int compare(List<Instant> some, List<Instant> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int order = some.get(i).compareTo(others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(some.size(), others.size());
  }

  /** Two states of one key are the same. */
  record Key(long first, long second) {}

  /** Lets go of the documents of an exploration that is over. */
  static void forget() {
    OF_DOCUMENTS.clear();
  }

  static Print of(String text) {
    return new Print().add(text);
  }

  /** Of what a change has seen: it is pure, so its answer rests on nothing else. */
  static Print of(MemoryTransaction<?> transaction) {
    return new Print()
        .add(transaction.attempts())
        .add(transaction.stage())
        .add(transaction.commitsNext() ? 1 : 0)
        .add(transaction.seen());
  }

  /** Of the answer to a plain call. */
  static Print ofAnswer(Object answer) {
    if (answer instanceof Found found) {
      return new Print().add(found.snapshot());
    }
    if (answer instanceof Page page) {
      Print print = new Print().add(page.documents().size()).add(page.next().toString());
      page.documents().forEach(found -> print.add(ofDocument(found)));
      return print;
    }
    return of(String.valueOf(answer));
  }

  Print add(long number) {
    first = (first ^ number) * FIRST;
    first ^= first >>> 32;
    second = (second + number) * SECOND;
    second ^= second >>> 29;
    return this;
  }

  Print add(String text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  Print add(Print other) {
    times.addAll(other.times);
    return add(other.first).add(other.second);
  }

  Print add(Snapshot seen) {
    for (DocPath path : seen.paths()) {
      add(path.hashCode());
      seen.get(path).ifPresentOrElse(this::add, () -> add(-1));
    }
    return this;
  }

  Print add(Document document) {
    if (OF_DOCUMENTS.size() > MOST_KEPT) {
      OF_DOCUMENTS.clear();
    }
    return add(OF_DOCUMENTS.computeIfAbsent(document, Print::ofDocument));
  }

  private static Print ofDocument(Document document) {
    Print print = new Print().add(document.path().toString());
    if (isRollout(document)) {
      print.add(document.fields().toString());
    } else {
      print.addValue(document.fields());
    }
    print.times.add(document.createTime());
    print.times.add(document.updateTime());
    return print;
  }

  /**
   * Its times are of the actors' own clocks, and how far they are apart makes a difference: a lease
   * is over, a pass waits. They are taken as they are, and are few, since those clocks stand still.
   */
  private static boolean isRollout(Document document) {
    return document.path().id().startsWith("rollout_");
  }

  private Print addValue(Value value) {
    if (value instanceof Fields fields) {
      add(fields.map().size());
      fields.map().forEach((name, inner) -> add(name).addValue(inner));
    } else if (value instanceof Value.Items items) {
      add(items.values().size());
      items.values().forEach(this::addValue);
    } else if (value instanceof Value.Time time) {
      times.add(time.value());
    } else {
      add(value.toString());
    }
    return this;
  }

  Print add(Instant time) {
    times.add(time);
    return this;
  }

  Print add(Key other) {
    return add(other.first()).add(other.second());
  }

  /** All that was added, with the times as they are. */
  Key exactly() {
    for (Instant time : times) {
      add(time.getEpochSecond()).add(time.getNano());
    }
    return new Key(first, second);
  }

  /** All that was added, the times by their order alone. */
  Key key() {
    Instant[] sorted = times.stream().distinct().sorted().toArray(Instant[]::new);
    for (Instant time : times) {
      add(Arrays.binarySearch(sorted, time));
    }
    return new Key(first, second);
  }
}
