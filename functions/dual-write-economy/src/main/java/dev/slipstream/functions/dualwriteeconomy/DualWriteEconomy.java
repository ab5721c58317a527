package dev.slipstream.functions.dualwriteeconomy;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.economy.Economy;
import dev.slipstream.economy.InvalidOperation;
import dev.slipstream.economy.Operation;
import dev.slipstream.economy.OperationType;
import dev.slipstream.economy.Posted;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.CallableFunction;
import dev.slipstream.edge.Caller;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Status;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.store.Applied;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The callable {@code dualWriteEconomy}: applies one operation exactly once, under whichever schema
 * is authoritative for the player. Players spend what is theirs; servers do everything.
 */
public final class DualWriteEconomy implements HttpFunction {

  private final Economy economy;
  private final CallableFunction callable;

  public DualWriteEconomy() {
    this(Graph.ofEnvironment());
  }

  public DualWriteEconomy(Graph graph) {
    this.economy = graph.economy();
    this.callable = graph.callable("dualWriteEconomy", this::answer);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    callable.serve(request, response);
  }

  private Fields answer(Call call) {
    try {
      Operation operation = operation(call);
      Applied<Posted> applied = economy.post(operation);
      call.note("reads", applied.usage().reads());
      call.note("writes", applied.usage().writes() + applied.usage().deletes());
      return Answers.of(operation, applied.answer(), call);
    } catch (InvalidOperation e) {
      throw CallException.invalid(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private Operation operation(Call call) {
    Arguments arguments = call.arguments();
    String opId = arguments.optionalText("opId").orElse("");
    String type = arguments.optionalText("type").orElse("");
    Map<String, Long> delta = arguments.integers("delta");
    Optional<String> reason = arguments.optionalText("reason");
    Optional<Subject> named = arguments.optionalPlayer("userId");
    Optional<Subject> receiver = arguments.optionalPlayer("toUserId");
    arguments.done();
    Subject player = player(call, Operation.typeOf(type), named);
    return Operation.of(opId, type, player, delta, reason, receiver, economy.game().mappings());
  }

  private static Subject player(Call call, OperationType type, Optional<Subject> named) {
    Caller caller = call.caller();
    Subject player = named.orElseGet(caller::player);
    call.isAbout(player);
    call.note("type", type.id());
    if (!caller.isServer() && !type.isForPlayers()) {
      throw new CallException(
          Status.PERMISSION_DENIED,
          "GRANT_NOT_ALLOWED",
          "Only a server may %s; a player spends and opens crates.".formatted(type.id()));
    }
    caller.requireSelfOrServer(player);
    if (named.isEmpty() && !type.isForPlayers()) {
      throw CallException.invalid("userId", "userId must name the player to " + type.id() + " to.");
    }
    return player;
  }
}
