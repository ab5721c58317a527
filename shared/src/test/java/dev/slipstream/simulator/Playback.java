package dev.slipstream.simulator;

import dev.slipstream.model.Change;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Limits;
import dev.slipstream.store.Applied;
import dev.slipstream.store.Found;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.Total;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store that repeats the answers that were given before, and stops the program at the first call
 * that was not answered yet.
 */
final class Playback implements Store {

  private final Limits limits;
  private final List<Supplier<?>> answers;
  private int next;

  /**
   * @param answers of the calls so far, in their order; one may throw what the caller was told
   */
  Playback(Limits limits, List<Supplier<?>> answers) {
    this.limits = limits;
    this.answers = answers;
  }

  /** The program cannot go on before this call is carried out. */
  static final class Suspended extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Call<?> call;

    Suspended(Call<?> call) {
      super("waits for its next call", null, false, false);
      this.call = call;
    }

    Call<?> call() {
      return call;
    }
  }

  /** A call that a program makes, answered with a {@code T}. */
  sealed interface Call<T> {

    /** Reads, decides and writes: as many steps as the change has stages. */
    record Apply<A>(Change<A> change) implements Call<Applied<A>> {}

    /** Is carried out in one step. */
    record Plain<T>(Function<Store, T> call) implements Call<T> {}
  }

  @SuppressWarnings("unchecked")
  private <T> T answer(Call<T> call) {
    if (next == answers.size()) {
      throw new Suspended(call);
    }
    return (T) answers.get(next++).get();
  }

  @Override
  public <A> Applied<A> apply(Change<A> change) {
    return answer(new Call.Apply<>(change));
  }

  @Override
  public Found read(Collection<DocPath> paths, ReadTime at) {
    List<DocPath> wanted = List.copyOf(paths);
    return answer(new Call.Plain<>(store -> store.read(wanted, at)));
  }

  @Override
  public Page list(Query query, ReadTime at) {
    return answer(new Call.Plain<>(store -> store.list(query, at)));
  }

  @Override
  public Total count(Query query, ReadTime at) {
    return answer(new Call.Plain<>(store -> store.count(query, at)));
  }

  @Override
  public Total sum(Query query, FieldPath field, ReadTime at) {
    return answer(new Call.Plain<>(store -> store.sum(query, field, at)));
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void close() {}
}
