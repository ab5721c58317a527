package dev.slipstream.simulator;

import dev.slipstream.engine.LateWrites;
import dev.slipstream.engine.Migrator;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.Oracle;
import dev.slipstream.oracles.Run;
import dev.slipstream.oracles.Scene;
import dev.slipstream.oracles.Waves;
import dev.slipstream.simulator.Move.Kind;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.Faults;
import dev.slipstream.store.memory.MemoryDatabase;
import dev.slipstream.store.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything at one moment: the database, and each actor at some point. Not changed by a move. */
final class World {

  private static final String AFTER = ", after everything else was done";

  private final Stage stage;
  private final MemoryDatabase database;
  private final List<RunningActor> running;
  private final Map<DocPath, Fields> saved;
  private final Set<Instant> clientsWrote;
  private final List<Run> ended;
  private final boolean hasNews;
  private final int crashesLeft;
  private final int faultsLeft;

  private World(
      Stage stage,
      MemoryDatabase database,
      List<RunningActor> running,
      Map<DocPath, Fields> saved,
      Set<Instant> clientsWrote,
      List<Run> ended,
      boolean hasNews,
      int crashesLeft,
      int faultsLeft) {
    this.stage = stage;
    this.database = database;
    this.running = running;
    this.saved = saved;
    this.clientsWrote = clientsWrote;
    this.ended = ended;
    this.hasNews = hasNews;
    this.crashesLeft = crashesLeft;
    this.faultsLeft = faultsLeft;
  }

  /** The world before the first move. */
  static World begin(Stage stage, MemoryDatabase database, List<Actor> actors) {
    return new World(
        stage,
        database,
        actors.stream().map(RunningActor::of).toList(),
        Map.of(),
        Set.of(),
        List.of(),
        true,
        stage.terms().crashes(),
        stage.terms().faults());
  }

  /** What may happen next; nothing once all is done. */
  List<Move> moves() {
    List<RunningActor> free =
        running.stream().filter(actor -> actor.life().isInTransaction()).toList();
    return (stage.inTurns() && !free.isEmpty() ? free : running)
        .stream()
            .flatMap(
                actor -> actor.moves(database, crashesLeft, faultsLeft, isStuck(actor)).stream())
            .filter(move -> !isWithoutEffect(move))
            .toList();
  }

  /**
   * Whether nothing would be other than before: where no crash is left, nobody can die between the
   * end of the work and its acknowledgement. Left out where turns are taken, so that those end.
   */
  private boolean isWithoutEffect(Move move) {
    return move.kind() == Kind.STEP && isOver(running.get(indexOf(move.actor())));
  }

  private boolean isOver(RunningActor actor) {
    return stage.inTurns() && crashesLeft == 0 && actor.hasEndedForGood();
  }

  /** Whether all that it waits for wait themselves, or are dead. */
  private boolean isStuck(RunningActor waiting) {
    return running.stream()
        .filter(other -> !other.name().equals(waiting.name()))
        .filter(other -> other.life().blocks(waiting.life(), database))
        .allMatch(other -> other.isBlocked(database));
  }

  /** The world after a move. */
  World after(Move move) {
    MemoryDatabase next = database.copy();
    List<RunningActor> others = new ArrayList<>(running);
    int index = indexOf(move.actor());
    RunningActor before = running.get(index);
    RunningActor after = before.after(move, next, stage.terms().fence());
    others.set(index, after);
    List<Run> end = after.endedSince(before).map(List::of).orElse(List.of());
    boolean hasLanded = hasLanded(before, next);
    return new World(
        stage,
        next,
        List.copyOf(others),
        hasLanded ? savedBy(before, next) : saved,
        hasLanded ? clientsWroteAlso(next.now()) : clientsWrote,
        end,
        !end.isEmpty() || !next.now().equals(database.now()),
        crashesLeft - (move.kind() == Kind.CRASH ? 1 : 0),
        faultsLeft - (move.isFault() ? 1 : 0));
  }

  private int indexOf(String actor) {
    for (int i = 0; i < running.size(); i++) {
      if (running.get(i).name().equals(actor)) {
        return i;
      }
    }
    throw new IllegalArgumentException("nobody is called " + actor);
  }

  /** A client's write that has landed; from here on it must not be lost. */
  private Map<DocPath, Fields> savedBy(RunningActor before, MemoryDatabase next) {
    Map<DocPath, Document> now = next.documents();
    Map<DocPath, Fields> more = new LinkedHashMap<>(saved);
    before.life().landing().forEach(path -> more.put(path, now.get(path).fields()));
    return more;
  }

  private boolean hasLanded(RunningActor before, MemoryDatabase next) {
    return !before.life().landing().isEmpty() && !next.now().equals(database.now());
  }

  private Set<Instant> clientsWroteAlso(Instant now) {
    Set<Instant> more = new TreeSet<>(clientsWrote);
    more.add(now);
    return more;
  }

  /** Whether the last move has changed anything that the oracles look at. */
  boolean hasNews() {
    return hasNews;
  }

  /** What does not hold at this moment. */
  Optional<Broken> violation() {
    return firstOf(scene(database, false), "");
  }

  /** What does not hold where all that is under way now dies, and somebody else goes on. */
  Optional<Broken> violationAfterwards() {
    return firstOf(scene(afterwards(), true), AFTER);
  }

  private Optional<Broken> firstOf(Scene scene, String when) {
    for (Oracle oracle : stage.oracles()) {
      for (String violation : oracle.violations(scene)) {
        return Optional.of(new Broken(oracle.name(), violation + when));
      }
    }
    return Optional.empty();
  }

  /**
   * Every process dies now; somebody goes on with a way back that has begun, migrates whoever is
   * not migrated, and looks for late writes.
   */
  private MemoryDatabase afterwards() {
    MemoryDatabase last = database.copy();
    running.forEach(actor -> actor.release(last));
    Store store = new MemoryStore(last, stage.limits(), Faults.NONE);
    for (Subject player : stage.players()) {
      if (isGoingBack(player, last)) {
        new Rollback(store).rollBack(stage.migration(), player, RollbackRequest.because("again"));
      }
      new Migrator(store).migrate(stage.migration(), player);
      if (stage.terms().sweeps()) {
        new LateWrites(store).sweep(stage.migration(), player);
      }
    }
    return last;
  }

  private boolean isGoingBack(Subject player, MemoryDatabase data) {
    Document checkpoint = data.documents().get(stage.migration().checkpoint(player));
    return checkpoint != null
        && (checkpoint.fields().get("rollingBackSince").isPresent()
            || checkpoint.fields().get("clearing").isPresent());
  }

  private Scene scene(MemoryDatabase data, boolean isSettled) {
    return new Scene(
        stage.migration(),
        stage.players(),
        stage.before(),
        new Documents(data.documents()),
        path -> data.history(path).stream().flatMap(Optional::stream).toList(),
        time -> new Documents(data.documentsAt(time)),
        true,
        saved,
        clientsWrote,
        isSettled ? List.of() : ended,
        isSettled ? List.of() : ended.stream().map(Run::word).toList(),
        stage.terms().fence() == Fence.AT_COMMIT,
        isSettled,
        isSettled && stage.terms().sweeps(),
        running.stream().anyMatch(actor -> actor.role().startsWith(Actors.ROLLBACK)),
        () -> new MemoryStore(data.copy(), stage.limits(), Faults.NONE));
  }

  /**
   * Tells this state from every other that can go on otherwise; who of two that do the same has
   * come how far makes no difference.
   */
  Print.Key key() {
    Print print = documents().add(crashesLeft).add(faultsLeft);
    Map<String, List<Print>> byRole = new LinkedHashMap<>();
    running.forEach(
        actor ->
            byRole
                .computeIfAbsent(actor.role(), role -> new ArrayList<>())
                .add(actor.print(database, isOver(actor))));
    byRole.values().forEach(alike -> alike.stream().sorted(Print.ANY_ORDER).forEach(print::add));
    return print.key();
  }

  /** Tells apart what the oracles look at. */
  Print.Key evidence() {
    return past().add(ended.toString()).key();
  }

  /** Tells apart what the oracles look at afterwards, when nobody says any more what came of it. */
  Print.Key ground() {
    return past().add("afterwards").key();
  }

  private Print past() {
    Print print = documents();
    addHistory(Waves.rollout(stage.migration()), print);
    for (Subject player : stage.players()) {
      addHistory(stage.migration().checkpoint(player), print);
      addHistory(stage.migration().footprint(player).pulse(), print);
      stage.migration().sources(player).values().forEach(blob -> addHistory(blob, print));
    }
    return print;
  }

  private void addHistory(DocPath path, Print print) {
    database
        .history(path)
        .forEach(version -> version.ifPresentOrElse(print::add, () -> print.add(-1)));
  }

  private Print documents() {
    Print print = new Print();
    database.documents().values().forEach(print::add);
    saved.forEach((path, fields) -> print.add(path.hashCode()).add(fields.toString()));
    return print;
  }
}
