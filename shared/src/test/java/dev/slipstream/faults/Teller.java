package dev.slipstream.faults;

import dev.slipstream.economy.Economy;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.Posted;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Run;
import dev.slipstream.oracles.Words;
import dev.slipstream.store.Applied;
import dev.slipstream.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A caller who asks for one operation after the other, for players that dice choose, and now and
 * then for one of its own again. What it gets no answer to it asks for again at the end.
 */
final class Teller {

  private static final Mappings MAPPINGS = Mappings.bundled();
  private static final String SPOILER = "item_3m8qk2p0sx";
  private static final int REPEATED_PERCENT = 20;
  private static final int TRANSFER_PERCENT = 10;

  private final int number;
  private final List<Subject> players;
  private final SplittableRandom dice;
  private final List<Operation> asked = new ArrayList<>();
  private final List<Operation> unanswered = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Operation> accepted = new TreeMap<>();
  private int repeated;

  Teller(int number, long seed, List<Subject> players) {
    this.number = number;
    this.players = players;
    this.dice = new SplittableRandom(seed + number);
  }

  /**
   * Asks for operations.
   *
   * @param between what else is done after each
   */
  void workWhile(BooleanSupplier isOpen, Economy economy, Runnable between) {
    while (isOpen.getAsBoolean()) {
      if (!asked.isEmpty() && dice.nextInt(100) < REPEATED_PERCENT) {
        repeated++;
        post(asked.get(dice.nextInt(asked.size())), economy, false);
      } else {
        Operation operation = operation();
        asked.add(operation);
        post(operation, economy, true);
      }
      between.run();
    }
  }

  /** Asks again for whatever was not answered; nothing is open afterwards. */
  void settle(Economy economy) {
    List<Operation> open = List.copyOf(unanswered);
    unanswered.clear();
    open.forEach(operation -> post(operation, economy, true));
    if (!unanswered.isEmpty()) {
      throw new AssertionError("still no answer to " + unanswered);
    }
  }

  private void post(Operation operation, Economy economy, boolean isFirst) {
    try {
      Applied<Posted> applied = economy.post(operation);
      runs.add(
          new Run(
              operation.player().id(),
              Words.of(operation, applied.answer()),
              applied.usage(),
              applied.attempts(),
              1));
      // what was refused at first may be accepted when it is asked for again
      if (applied.answer() instanceof Posted.Done) {
        accepted.put(operation.opId(), operation);
      }
    } catch (StoreException e) {
      if (isFirst) {
        unanswered.add(operation);
      }
    }
  }

  private Operation operation() {
    String opId = "teller-%d-%d".formatted(number, asked.size());
    Subject player = players.get(dice.nextInt(players.size()));
    if (dice.nextInt(100) < TRANSFER_PERCENT) {
      Subject receiver = players.get(dice.nextInt(players.size()));
      if (!receiver.equals(player)) {
        return make(opId, "transfer", player, Map.of("coins", amount()), Optional.of(receiver));
      }
    }
    return switch (dice.nextInt(6)) {
      case 0 -> make(opId, "grantCoins", player, Map.of("coins", amount()), Optional.empty());
      case 1 -> make(opId, "spendCoins", player, Map.of("coins", -amount()), Optional.empty());
      case 2 -> make(opId, "grantGems", player, Map.of("gems", amount()), Optional.empty());
      case 3 -> make(opId, "spendGems", player, Map.of("gems", -amount()), Optional.empty());
      case 4 -> make(opId, "grantItem", player, Map.of(SPOILER, amount()), Optional.empty());
      default -> make(opId, "grantXp", player, Map.of("xp", amount()), Optional.empty());
    };
  }

  private long amount() {
    return dice.nextLong(1, 100);
  }

  private static Operation make(
      String opId,
      String type,
      Subject player,
      Map<String, Long> delta,
      Optional<Subject> receiver) {
    return Operation.of(opId, type, player, delta, Optional.empty(), receiver, MAPPINGS);
  }

  /** What was applied, each operation once. */
  List<Operation> accepted() {
    return List.copyOf(accepted.values());
  }

  /** What the caller was told. */
  List<Run> runs() {
    return List.copyOf(runs);
  }

  int asked() {
    return asked.size();
  }

  int repeated() {
    return repeated;
  }

  int unanswered() {
    return unanswered.size();
  }
}
