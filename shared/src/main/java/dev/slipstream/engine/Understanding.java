package dev.slipstream.engine;

import dev.slipstream.model.Decision;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads on for a migration until it has understood a subject's sources, or cannot. */
final class Understanding {

  private Understanding() {}

  /** Goes on with a reading that is missing, broken or ready, and all that was seen by then. */
  static <S, A> Decision<A> of(
      Reading<S> reading, Snapshot seen, BiFunction<Reading<S>, Snapshot, Decision<A>> then) {
    return of(reading, seen, UnaryOperator.identity(), then);
  }

  /**
   * The same for sources that are not as they were seen.
   *
   * @param view puts in what the migration is to see
   */
  static <S, A> Decision<A> of(
      Reading<S> reading,
      Snapshot seen,
      UnaryOperator<Snapshot> view,
      BiFunction<Reading<S>, Snapshot, Decision<A>> then) {
    if (reading instanceof Reading.More<S> more) {
      return Decision.read(
          more.paths(), all -> of(more.then().apply(view.apply(all)), all, view, then));
    }
    if (reading instanceof Reading.LookUp<S> more) {
      return Decision.lookUp(
          more.paths(), all -> of(more.then().apply(view.apply(all)), all, view, then));
    }
    return then.apply(reading, seen);
  }
}
