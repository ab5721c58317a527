package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Migration;
import dev.slipstream.operator.Connection;
import dev.slipstream.operator.Console;
import dev.slipstream.operator.ExitCodes;
import dev.slipstream.operator.GlobalOptions;
import dev.slipstream.report.RolloutReport;
import dev.slipstream.store.Store;
import dev.slipstream.waves.Order.Action;
import dev.slipstream.waves.RolloutDocument;
import dev.slipstream.waves.RolloutDocument.State;
import picocli.CommandLine.Model.CommandSpec;

/** Where operators order, hear what came of it, and watch. */
final class WaveDesk implements AutoCloseable {

  private final WaveOptions options;
  private final Console console;
  private final Store store;
  private final WaveOrders orders;
  private final WaveWatch watch;

  WaveDesk(CommandSpec spec, WaveOptions options) {
    GlobalOptions global = GlobalOptions.of(spec);
    this.options = options;
    this.console = new Console(global);
    this.store = Connection.open(global);
    Migration<?> migration =
        NamedMigration.in(Migrations.on(store), options.migration()).migration();
    this.orders = new WaveOrders(store, migration, () -> Connection.messages(global));
    this.watch = new WaveWatch(orders, console);
  }

  /** Publishes an order, waits until it is carried out, and says where the rollout is then. */
  int order(Action action, Fields knobs) {
    RolloutDocument seen = orders.rollout();
    if (WaveOrders.isAlready(action, knobs, seen)) {
      console.say(
          "the rollout is %s already, so nothing is ordered; ./slipstream wave set turns knobs"
              .formatted(seen.state().word()));
    } else {
      orders.order(action, knobs, options.reason(), seen);
    }
    return status();
  }

  /** Where the rollout is now. */
  int status() {
    return tell(watch.report());
  }

  /** Shows how it goes until it goes no further. */
  int follow() {
    return tell(watch.follow());
  }

  /** A wave that stands still needs a look. */
  private int tell(RolloutReport report) {
    console.result(report.toLines(), report.toFields());
    State state = report.rollout().state();
    boolean needsALook = state == State.PAUSED || state == State.ABORTED;
    return needsALook ? ExitCodes.FINDINGS : ExitCodes.DONE;
  }

  @Override
  public void close() {
    store.close();
  }
}
