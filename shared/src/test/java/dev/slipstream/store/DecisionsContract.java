package dev.slipstream.store;

import static dev.slipstream.store.Ground.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import dev.slipstream.testing.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reading, deciding and writing in one. */
interface DecisionsContract extends Ground {

  @Test
  default void aDecisionIsMadeOnWhatWasReadAndItsAnswerReturned() {
    put(doc("a"), number(20));
    Applied<Long> applied =
        store()
            .apply(
                Changes.reading(
                    List.of(doc("a"), doc("none")),
                    seen -> {
                      long n = seen.fields(doc("a")).orElseThrow().integer("n").orElseThrow();
                      long missing = seen.get(doc("none")).isEmpty() ? 1 : 0;
                      return Decision.write(
                          n + missing, List.of(new Write.Put(doc("b"), number(n + missing))));
                    }));
    assertEquals(21, applied.answer());
    assertEquals(1, applied.attempts());
    assertFields(number(21), doc("b"));
  }

  @Test
  default void aDecisionMayReadNothing() {
    Applied<String> applied = store().apply(Changes.writing(new Write.Create(doc("a"), number(1))));
    assertEquals("written", applied.answer());
    assertFields(number(1), doc("a"));
  }

  @Test
  default void aDecisionMayWriteNothing() {
    put(doc("a"), number(1));
    Applied<Set<DocPath>> applied =
        store().apply(Changes.reading(List.of(doc("a")), seen -> Decision.nothing(seen.paths())));
    assertEquals(Set.of(doc("a")), applied.answer());
  }

  @Test
  default void aDecisionMayReadAndWriteNothing() {
    assertEquals(
        "idle", store().apply(Changes.reading(List.of(), s -> Decision.nothing("idle"))).answer());
  }

  /** Others may write it at once: a lock would make them wait, and the commit fail or run again. */
  @Test
  default void aLookUpTakesNoLock() {
    put(doc("shared"), number(1));
    put(doc("own"), number(1));
    Applied<Long> applied =
        store()
            .apply(
                Changes.reading(
                    List.of(doc("own")),
                    own ->
                        Decision.lookUp(
                            List.of(doc("shared")),
                            seen -> {
                              put(doc("shared"), number(2));
                              return Decision.write(
                                  seen.fields(doc("shared"))
                                      .orElseThrow()
                                      .integer("n")
                                      .orElseThrow(),
                                  List.of(new Write.Put(doc("own"), number(3))));
                            })));
    assertEquals(1, applied.answer(), "as it was when it was looked up");
    assertEquals(1, applied.attempts());
    assertEquals(new Usage(2, 1, 0), applied.usage());
    assertFields(number(2), doc("shared"));
    assertFields(number(3), doc("own"));
  }

  @Test
  default void whatWasLookedUpIsReadAgainWhereTheDecisionDependsOnIt() {
    put(doc("a"), number(1));
    Applied<Long> applied =
        store()
            .apply(
                Changes.reading(
                    List.of(),
                    nothing ->
                        Decision.lookUp(
                            List.of(doc("a")),
                            first ->
                                Decision.read(
                                    List.of(doc("a")),
                                    seen ->
                                        Decision.nothing(
                                            seen.fields(doc("a"))
                                                .orElseThrow()
                                                .integer("n")
                                                .orElseThrow())))));
    assertEquals(1, applied.answer());
    assertEquals(Usage.reads(2), applied.usage());
  }

  @Test
  default void aDecisionMayAskForMoreAndSeesAllOfIt() {
    write(new Write.Put(doc("a"), number(1)), new Write.Put(doc("b"), number(2)));
    Change<Set<DocPath>> staged =
        Changes.reading(
            List.of(doc("a")),
            first ->
                Decision.read(
                    List.of(doc("b"), doc("none")),
                    second ->
                        Decision.read(
                            List.of(doc("d")), third -> Decision.nothing(third.paths()))));
    assertEquals(Set.of(doc("a"), doc("b"), doc("none"), doc("d")), store().apply(staged).answer());
  }

  @Test
  default void aDecisionThatBeginsWithoutReadingMayAskLater() {
    put(doc("a"), number(1));
    Change<Snapshot> late =
        Changes.reading(List.of(), first -> Decision.read(List.of(doc("a")), Decision::nothing));
    assertEquals(number(1), store().apply(late).answer().fields(doc("a")).orElseThrow());
  }

  @Test
  default void askingForWhatWasSeenGoesOnWithIt() {
    put(doc("a"), number(1));
    Change<Snapshot> twice =
        Changes.reading(
            List.of(doc("a"), doc("a")),
            first -> Decision.read(List.of(doc("a")), Decision::nothing));
    Applied<Snapshot> applied = store().apply(twice);
    assertEquals(number(1), applied.answer().fields(doc("a")).orElseThrow());
    assertEquals(Usage.reads(1), applied.usage());
  }

  @Test
  default void askingForMoreWithoutEndIsAnErrorAndWritesNothing() {
    List<Snapshot> stages = new ArrayList<>();
    Function<Snapshot, Decision<String>> greedy =
        new Function<>() {
          @Override
          public Decision<String> apply(Snapshot seen) {
            stages.add(seen);
            return Decision.read(List.of(doc("d" + stages.size())), this);
          }
        };
    assertThrows(
        IllegalStateException.class,
        () -> store().apply(Changes.reading(List.of(doc("d0")), greedy)));
    assertEquals(store().limits().readStages() + 1, stages.size());
  }

  @Test
  default void decidingOnADocumentThatWasNotReadIsAnError() {
    Change<String> blind =
        Changes.reading(
            List.of(doc("a")),
            seen ->
                Decision.write(seen.get(doc("b")).toString(), List.of(new Write.Delete(doc("a")))));
    put(doc("a"), number(1));
    assertThrows(IllegalStateException.class, () -> store().apply(blind));
    assertFields(number(1), doc("a"));
  }

  @Test
  default void anExceptionOfADecisionSurfacesAsItIs() {
    RuntimeException bug = new ArithmeticException("by zero");
    List<Snapshot> runs = new ArrayList<>();
    Change<String> broken =
        Changes.reading(
            List.of(doc("a")),
            seen -> {
              runs.add(seen);
              throw bug;
            });
    assertSame(bug, assertThrows(RuntimeException.class, () -> store().apply(broken)));
    assertEquals(1, runs.size());
    put(doc("a"), number(1));
    assertFields(number(1), doc("a"));
  }

  @Test
  default void anErrorOfADecisionSurfacesAsItIs() {
    Error bug = new StackOverflowError();
    Change<String> broken =
        Changes.reading(
            List.of(doc("a")),
            seen -> {
              throw bug;
            });
    assertSame(bug, assertThrows(StackOverflowError.class, () -> store().apply(broken)));
  }

  @Test
  default void aPreviewDecidesAndWritesNothing() {
    put(doc("a"), number(1));
    Change<String> change =
        Changes.reading(
            List.of(doc("a")),
            seen ->
                Decision.read(
                    List.of(doc("b")),
                    more -> Decision.write("planned", List.of(new Write.Delete(doc("a"))))));
    Deciding.Decided<String> decided = Deciding.preview(store(), change, ReadTime.latest());
    assertEquals("planned", decided.commit().answer());
    assertEquals(List.of(new Write.Delete(doc("a"))), decided.commit().writes());
    assertEquals(Usage.reads(2), decided.usage());
    assertFields(number(1), doc("a"));
  }

  @Test
  default void aPreviewAtAPastTimeDecidesOnWhatWasThen() {
    put(doc("a"), number(1));
    ReadTime then = ReadTime.at(read(doc("a")).updateTime());
    put(doc("a"), number(2));
    Change<Snapshot> look = Changes.reading(List.of(doc("a")), Decision::nothing);
    Snapshot seen = Deciding.preview(store(), look, then).commit().answer();
    assertEquals(number(1), seen.fields(doc("a")).orElseThrow());
  }
}
