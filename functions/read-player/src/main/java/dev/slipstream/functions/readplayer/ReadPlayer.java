package dev.slipstream.functions.readplayer;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.compat.PlayerReader;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallableFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Migrations;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import java.io.IOException;

/**
 * The callable {@code readPlayer}: one player as the new schema has it, whichever schema is
 * authoritative. Players call it for themselves, operators for anybody; it writes nothing.
 */
public final class ReadPlayer implements HttpFunction {

  private final PlayerReader reader;
  private final Migration<?> migration;
  private final CallableFunction callable;

  public ReadPlayer() {
    this(Graph.ofEnvironment());
  }

  public ReadPlayer(Graph graph) {
    this.reader = new PlayerReader(graph.store());
    this.migration = graph.migrations().named(Migrations.DEFAULT).orElseThrow().migration();
    this.callable = graph.callable("readPlayer", this::answer);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    callable.serve(request, response);
  }

  private Fields answer(Call call) {
    Arguments arguments = call.arguments();
    Subject player = arguments.optionalPlayer("userId").orElseGet(call.caller()::player);
    arguments.done();
    call.isAbout(player);
    call.caller().requireSelfOrOperator(player);
    return Answers.read(player, reader.read(migration, player), call);
  }
}
