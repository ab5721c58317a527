package dev.slipstream.functions.rollbackuser;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.CallableFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.engine.Rollback;
import dev.slipstream.engine.RollbackRequest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import java.io.IOException;

/**
 * The callable {@code rollbackUserMigration}: makes the old schema authoritative for one player
 * again, with all that was earned since, or with {@code dryRun} says what that would carry and
 * lose. For operators.
 */
public final class RollbackUser implements HttpFunction {

  private final Graph graph;
  private final Rollback rollback;
  private final CallableFunction callable;

  public RollbackUser() {
    this(Graph.ofEnvironment());
  }

  public RollbackUser(Graph graph) {
    this.graph = graph;
    this.rollback = new Rollback(graph.store(), graph.keep().attic());
    this.callable = graph.callable("rollbackUserMigration", this::answer);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    callable.serve(request, response);
  }

  private Fields answer(Call call) {
    Arguments arguments = call.arguments();
    Subject player = arguments.player("userId");
    RollbackRequest request = RollbackRequest.because(reason(arguments));
    Migration<?> migration = graph.migrations().named(arguments).migration();
    boolean isForced = arguments.flag("force");
    boolean isDryRun = arguments.flag("dryRun");
    arguments.done();
    call.isAbout(player);
    call.note("migration", migration.id());
    call.caller().requireOperator();
    RollbackRequest inWave = request.under(graph.rollouts().epoch(migration));
    RollbackRequest asked = isForced ? inWave.forced() : inWave;
    return isDryRun
        ? Answers.planned(rollback.plan(migration, player, asked), call)
        : Answers.rolledBack(rollback.rollBack(migration, player, asked), call);
  }

  private static String reason(Arguments arguments) {
    String reason = arguments.optionalText("reason").map(String::strip).orElse("");
    if (reason.isEmpty() || reason.length() > Limits.REASON_LENGTH) {
      throw CallException.invalid(
          "reason", "reason must say why, in 1 to %d characters.".formatted(Limits.REASON_LENGTH));
    }
    return reason;
  }
}
