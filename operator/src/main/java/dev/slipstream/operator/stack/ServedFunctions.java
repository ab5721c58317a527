package dev.slipstream.operator.stack;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.functions.dualwriteeconomy.DualWriteEconomy;
import dev.slipstream.functions.migrateuser.MigrateUser;
import dev.slipstream.functions.migrateuserbatch.MigrateUserBatch;
import dev.slipstream.functions.readplayer.ReadPlayer;
import dev.slipstream.functions.rollbackbatch.RollbackBatch;
import dev.slipstream.functions.rollbackuser.RollbackUser;
import dev.slipstream.functions.startwave.StartWave;
import dev.slipstream.functions.validatemigration.ValidateMigration;
import dev.slipstream.functions.validatesweep.ValidateSweep;
import dev.slipstream.messages.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The functions of the local stack by their names; a new one is a line here. */
record ServedFunctions(Map<String, HttpFunction> called, Map<String, PushedEvents> pushed) {

  /** Short, so that the stack ends soon when it is told to. */
  private static final Duration SHIFT = Duration.ofSeconds(10);

  static ServedFunctions on(Graph graph) {
    return of(
        Map.of(
            "migrateUser", new MigrateUser(graph),
            "dualWriteEconomy", new DualWriteEconomy(graph),
            "readPlayer", new ReadPlayer(graph),
            "rollbackUserMigration", new RollbackUser(graph),
            "validateMigration", new ValidateMigration(graph)),
        Map.of(
            "startWave", new StartWave(graph, SHIFT),
            "migrateUserBatch", new MigrateUserBatch(graph),
            "rollbackBatch", new RollbackBatch(graph),
            "validateSweep", new ValidateSweep(graph)));
  }

  private static ServedFunctions of(
      Map<String, HttpFunction> called, Map<String, CloudEventsFunction> ofEvents) {
    Map<String, PushedEvents> pushed = new HashMap<>();
    ofEvents.forEach((name, function) -> pushed.put(name, new PushedEvents(function)));
    return new ServedFunctions(called, pushed);
  }

  /** All of them, each at a path of its name. */
  Map<String, HttpFunction> routes() {
    Map<String, HttpFunction> routes = new HashMap<>(called);
    routes.putAll(pushed);
    return routes;
  }

  /** Tells each topic whose function is served, and the function's name. */
  void forEachTopic(BiConsumer<Topic, String> action) {
    Stream.of(Topic.values())
        .forEach(
            topic ->
                topic
                    .function()
                    .filter(pushed::containsKey)
                    .ifPresent(name -> action.accept(topic, name)));
  }
}
