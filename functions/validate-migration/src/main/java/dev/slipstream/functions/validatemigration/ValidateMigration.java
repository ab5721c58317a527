package dev.slipstream.functions.validatemigration;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.slipstream.edge.Arguments;
import dev.slipstream.edge.Call;
import dev.slipstream.edge.CallException;
import dev.slipstream.edge.CallableFunction;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Migrations;
import dev.slipstream.edge.ValidationFields;
import dev.slipstream.engine.Comparison.Verdict;
import dev.slipstream.engine.Sample;
import dev.slipstream.engine.Validation;
import dev.slipstream.engine.Validator;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The callable {@code validateMigration}: proves one player, a sample, or begins a sweep over all;
 * with {@code repair} what is proved is stored. For operators.
 */
public final class ValidateMigration implements HttpFunction {

  private static final long MOST = 500;
  private static final int SAMPLES = 10;

  private final Graph graph;
  private final Validator validator;
  private final CallableFunction callable;

  public ValidateMigration() {
    this(Graph.ofEnvironment());
  }

  public ValidateMigration(Graph graph) {
    this.graph = graph;
    this.validator = new Validator(graph.store());
    this.callable = graph.callable("validateMigration", this::answer);
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    callable.serve(request, response);
  }

  private Fields answer(Call call) {
    Arguments arguments = call.arguments();
    Optional<Subject> player = arguments.optionalPlayer("userId");
    Optional<Long> sample = arguments.optionalInteger("sample");
    boolean isAll = arguments.flag("all");
    boolean repairs = arguments.flag("repair");
    Migrations.Entry entry = graph.migrations().named(arguments);
    arguments.done();
    call.caller().requireOperator();
    requireOne(player, sample, isAll);
    player.ifPresent(call::isAbout);
    String runId = UUID.randomUUID().toString();
    if (isAll) {
      graph.sweeper().start(entry.migration(), runId, repairs);
      return Fields.builder().put("runId", runId).build();
    }
    return player.isPresent()
        ? one(entry.migration(), player.get(), repairs, runId, call)
        : many(entry.migration(), sample.orElse(0L), repairs, runId, call);
  }

  private static void requireOne(Optional<Subject> player, Optional<Long> sample, boolean isAll) {
    long named = Stream.of(player.isPresent(), sample.isPresent(), isAll).filter(on -> on).count();
    if (named != 1) {
      throw CallException.invalid("userId", "Give one of userId, sample and all.");
    }
    if (sample.filter(count -> count < 1 || count > MOST).isPresent()) {
      throw CallException.invalid(
          "sample", "sample must be 1 to %d; use all for more.".formatted(MOST));
    }
  }

  private Fields one(
      Migration<?> migration, Subject player, boolean repairs, String runId, Call call) {
    Validation validation = validate(migration, player, repairs, runId);
    call.note("reads", validation.usage().reads());
    call.note("differences", validation.comparison().differences().size());
    return ValidationFields.of(migration, validation);
  }

  private Validation validate(
      Migration<?> migration, Subject player, boolean repairs, String runId) {
    return repairs
        ? validator.repair(migration, player, graph.clock(), runId)
        : validator.validate(migration, player, graph.clock());
  }

  private Fields many(
      Migration<?> migration, long count, boolean repairs, String runId, Call call) {
    List<Value> samples = new ArrayList<>();
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    List<Subject> players = Sample.of(graph.store(), migration, (int) count);
    for (Subject player : players) {
      Validation validation = validate(migration, player, repairs, runId);
      counts.merge(validation.verdict(), 1L, Long::sum);
      if (validation.verdict() == Verdict.MISMATCH && samples.size() < SAMPLES) {
        samples.add(ValidationFields.of(migration, validation));
      }
    }
    call.note("checked", players.size());
    return Fields.builder()
        .put("checked", players.size())
        .put("matched", counts.getOrDefault(Verdict.MATCH, 0L))
        .put("mismatched", counts.getOrDefault(Verdict.MISMATCH, 0L))
        .put("notMigrated", counts.getOrDefault(Verdict.NOT_MIGRATED, 0L))
        .put("repaired", counts.getOrDefault(Verdict.REPAIRED, 0L))
        .put("samples", Value.items(samples))
        .build();
  }
}
