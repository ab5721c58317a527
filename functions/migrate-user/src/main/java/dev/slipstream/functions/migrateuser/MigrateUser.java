package dev.slipstream.functions.migrateuser;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.CallableFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.Status;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.waves.Admission;
import dev.slipstream.waves.WaveRefused;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The callable {@code migrateUser}: migrates one player, or with {@code dryRun} says what that
 * would do. Players call it for themselves, operators for anybody.
 */
public final class MigrateUser implements HttpFunction {

  private final Graph graph;
  private final CallableFunction callable;

  public MigrateUser() {
    this(Graph.ofEnvironment());
  }

  public MigrateUser(Graph graph) {
    this.graph = graph;
    this.callable = graph.callable("migrateUser", this::answer);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    callable.serve(request, response);
  }

  private Fields answer(Call call) {
    Arguments arguments = call.arguments();
    Subject player = arguments.optionalPlayer("userId").orElseGet(call.caller()::player);
    Migrations.Entry entry = graph.migrations().named(arguments);
    boolean isDryRun = arguments.flag("dryRun");
    arguments.done();
    call.isAbout(player);
    call.note("migration", entry.migration().id());
    call.caller().requireSelfOrOperator(player);
    entry.masterData().require();
    return isDryRun
        ? plan(entry.migration(), player, call)
        : migrate(entry.migration(), player, call);
  }

  private Fields plan(Migration<?> migration, Subject player, Call call) {
    return Answers.planned(
        migration, graph.migrator().plan(migration, player, ReadTime.latest()), call);
  }

  /** Players are migrated while their wave may go on; operators migrate anybody at any time. */
  private Fields migrate(Migration<?> migration, Subject player, Call call) {
    if (call.caller().isOperator()) {
      return migrate(migration, player, graph.rollouts().epoch(migration), call);
    }
    Admission.Answer answer = admitted(migration, player);
    return answer.word() == Admission.Word.ADMITTED
        ? migrate(migration, player, answer.epoch(), call)
        : Answers.turnedAway(migration, player, answer, call);
  }

  private Admission.Answer admitted(Migration<?> migration, Subject player) {
    try {
      return graph.admission().of(migration, player, graph.clock().instant());
    } catch (WaveRefused e) {
      throw new CallException(
          Status.FAILED_PRECONDITION, "PAUSED", String.valueOf(e.getMessage()), Fields.empty());
    }
  }

  private Fields migrate(Migration<?> migration, Subject player, OptionalLong epoch, Call call) {
    return Answers.migrated(migration, graph.migrator().migrate(migration, player, epoch), call);
  }
}
