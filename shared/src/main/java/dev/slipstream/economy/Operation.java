package dev.slipstream.economy;

import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.LedgerEntry;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.Tiers;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What somebody asks for: a change of a player's amounts under an id by which it is applied once.
 * An invalid one cannot be made.
 *
 * @param opId chosen by the caller, contract E1
 * @param delta signed whole numbers by name, each of the type's kind and sign
 * @param reason for people; does not tell operations apart
 * @param receiver who gets what the player gives, of a transfer
 */
public record Operation(
    String opId,
    OperationType type,
    Subject player,
    SortedMap<String, Long> delta,
    String reason,
    Optional<Subject> receiver) {

  private static final Pattern OP_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{7,127}");
  private static final String RESERVED = "op_migrate_";
  private static final int LONGEST_NAME = 60;

  public Operation {
    delta = Collections.unmodifiableSortedMap(new TreeMap<>(delta));
  }

  /**
   * What a caller asks for, checked.
   *
   * @throws InvalidOperation where it cannot be asked for
   */
  public static Operation of(
      String opId,
      String type,
      Subject player,
      Map<String, Long> delta,
      Optional<String> reason,
      Optional<Subject> receiver,
      Mappings mappings) {
    requireId(opId);
    OperationType known = typeOf(type);
    requireDelta(known, delta, mappings);
    require(
        reason.orElse("").length() <= Limits.REASON_LENGTH,
        "reason",
        "reason has at most %d characters.".formatted(Limits.REASON_LENGTH));
    requireReceiver(known, player, receiver);
    return new Operation(opId, known, player, new TreeMap<>(delta), reason.orElse(""), receiver);
  }

  /** The type of that name, for whoever must know before the rest is checked. */
  public static OperationType typeOf(String type) {
    return OperationType.named(type)
        .orElseThrow(
            () ->
                new InvalidOperation(
                    "type", "There is no operation of that type; see the contract for the types."));
  }

  private static void requireId(String opId) {
    require(
        OP_ID.matcher(opId).matches(),
        "opId",
        "opId must be 8 to 128 letters, digits, dots, underscores, colons or hyphens,"
            + " the first a letter or digit.");
    require(
        !opId.startsWith(RESERVED), "opId", "opId must not begin with op_migrate_, which is ours.");
  }

  private static void requireDelta(OperationType type, Map<String, Long> delta, Mappings mappings) {
    require(!delta.isEmpty(), "delta", "delta must name what changes: " + type.wanted() + ".");
    require(
        delta.size() <= Limits.OPERATION_AMOUNTS,
        "delta",
        "delta names at most %d amounts.".formatted(Limits.OPERATION_AMOUNTS));
    delta.forEach((name, amount) -> requireAmount(type, name, amount, mappings));
    require(
        type != OperationType.OPEN_CRATE || isOne(delta),
        "delta",
        "delta of openCrate must be one crate, -1.");
  }

  private static boolean isOne(Map<String, Long> delta) {
    return delta.size() == 1 && delta.values().iterator().next() == -1;
  }

  private static void requireAmount(
      OperationType type, String name, long amount, Mappings mappings) {
    String field = "delta." + cut(name);
    require(
        type.moves(name),
        field,
        "%s does not belong in a delta of %s, which names %s."
            .formatted(cut(name), type.id(), type.wanted()));
    require(
        isKnown(name, mappings),
        field,
        "There is no %s; see the catalogue for what there is.".formatted(cut(name)));
    require(
        Math.abs(amount) <= Limits.MAX_EXACT && amount != Long.MIN_VALUE,
        field,
        "%s must lie within 2^53 - 1.".formatted(cut(name)));
    require(
        type.sign().fits(amount),
        field,
        "%s must be %s in a delta of %s.".formatted(cut(name), type.sign().word(), type.id()));
  }

  private static boolean isKnown(String name, Mappings mappings) {
    if (name.startsWith(Amounts.ITEMS)) {
      return mappings.items().nameOf(name).isPresent();
    }
    int dot = name.indexOf('.');
    return dot < 0 || Tiers.ALL.contains(name.substring(dot + 1));
  }

  private static void requireReceiver(
      OperationType type, Subject player, Optional<Subject> receiver) {
    boolean isTransfer = type == OperationType.TRANSFER;
    require(
        isTransfer == receiver.isPresent(),
        "toUserId",
        isTransfer ? "toUserId must name who receives." : "Only a transfer has a toUserId.");
    require(
        !receiver.equals(Optional.of(player)),
        "toUserId",
        "toUserId must be another player than userId.");
  }

  private static void require(boolean isTrue, String field, String otherwise) {
    if (!isTrue) {
      throw new InvalidOperation(field, otherwise);
    }
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /** The hash of what is asked for; two operations of one id with one hash are the same. */
  String payloadHash() {
    Fields amounts = Amounts.of(delta).only(delta.keySet());
    return receiver
        .map(to -> LedgerEntry.payloadHash(type.id() + ":" + player.id() + ":" + to.id(), amounts))
        .orElseGet(() -> LedgerEntry.payloadHash(type.id(), amounts));
  }
}
