package dev.slipstream.simulator;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was decided before on the same documents is not decided again: a decision is pure. Now and
 * then it is, to see whether it is.
 */
final class Memory {

  /** One in so many decisions that are remembered is made again and compared. */
  private static final int CHECK_ONE_IN = 64;

  /** Each holds the documents it would write. */
  private static final int MOST_KEPT = 20_000;

  private final Map<Print.Key, Decision<?>> decisions =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Print.Key, Decision<?>> eldest) {
          return size() > MOST_KEPT;
        }
      };
  private long remembered;

  /**
   * The same change with a memory.
   *
   * @param position tells this change from every other, and what it was made from
   */
  <A> Change<A> of(Change<A> change, Print.Key position) {
    return new Remembering<>(change, position);
  }

  private final class Remembering<A> implements Change<A> {
    private final Change<A> change;
    private final Print.Key position;

    Remembering(Change<A> change, Print.Key position) {
      this.change = change;
      this.position = position;
    }

    @Override
    public List<DocPath> reads() {
      return change.reads();
    }

    @Override
    public Decision<A> decide(Snapshot seen) {
      return recall(change::decide, 0, seen);
    }

    @SuppressWarnings("unchecked")
    private Decision<A> recall(Function<Snapshot, Decision<A>> decide, int stage, Snapshot seen) {
      Print.Key key = new Print().add(position).add(stage).add(seen).exactly();
      Decision<A> known = (Decision<A>) decisions.get(key);
      if (known == null) {
        known = remembering(decide.apply(seen), stage + 1);
        decisions.put(key, known);
      } else if (++remembered % CHECK_ONE_IN == 0 && known instanceof Decision.Commit<A>) {
        requireSame(known, decide.apply(seen));
      }
      return known;
    }

    private Decision<A> remembering(Decision<A> decision, int stage) {
      if (decision instanceof Decision.Read<A> more) {
        return Decision.read(more.paths(), seen -> recall(more.then(), stage, seen));
      }
      if (decision instanceof Decision.LookUp<A> more) {
        return Decision.lookUp(more.paths(), seen -> recall(more.then(), stage, seen));
      }
      return decision;
    }

    private void requireSame(Decision<A> known, Decision<A> again) {
      if (!known.equals(again)) {
        throw new IllegalStateException("decided otherwise on the same documents: " + change);
      }
    }

    @Override
    public String toString() {
      return change.toString();
    }
  }
}
