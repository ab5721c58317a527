package dev.slipstream.bench;

import dev.slipstream.economy.Operation;
import dev.slipstream.layout.Amounts;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that are measured, by number, the same in every lane and every run. */
final class OperationMix {

  /** What every player is granted first, so that none is short of coins. */
  private static final long POCKET_MONEY = 1_000_000;

  private static final List<String> TYPES =
      List.of("grantCoins", "spendCoins", "grantCoins", "spendCoins", "grantItem");
  private static final int MOST_COINS = 500;

  /** A prime, so that amounts come in no order. */
  private static final int STRIDE = 7919;

  private final Mappings mappings;
  private final List<String> items;

  OperationMix(Mappings mappings) {
    this.mappings = mappings;
    this.items = mappings.items().ids().values().stream().sorted().toList();
  }

  /** Two of five grant coins, two spend some, one grants an item. */
  Operation mixed(String opId, Subject player, int number) {
    String type = TYPES.get(number % TYPES.size());
    return switch (type) {
      case "grantItem" ->
          operation(opId, type, player, items.get(number * STRIDE % items.size()), 1);
      case "spendCoins" -> operation(opId, type, player, Amounts.COINS, -coins(number));
      default -> operation(opId, type, player, Amounts.COINS, coins(number));
    };
  }

  private static int coins(int number) {
    return 1 + number * STRIDE % MOST_COINS;
  }

  /** One coin each: what is missing at the end is how many were lost. */
  Operation coin(String opId, Subject player) {
    return operation(opId, "grantCoins", player, Amounts.COINS, 1);
  }

  Operation pocketMoney(Subject player) {
    return operation("bench-pocket-money", "grantCoins", player, Amounts.COINS, POCKET_MONEY);
  }

  private Operation operation(String opId, String type, Subject player, String name, long amount) {
    return Operation.of(
        opId, type, player, Map.of(name, amount), Optional.of("bench"), Optional.empty(), mappings);
  }
}
