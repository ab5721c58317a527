package dev.slipstream.waves;

import dev.slipstream.engine.Checkpoint;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which players of a page are to be handed out. */
record Unsettled(Store store, Busy busy, Migration<?> migration) {

  /**
   * Those to be handed out.
   *
   * @param again how many of them failed in an earlier wave, and count as settled as they are
   * @param later how many more there are who must wait
   */
  record Left(List<Subject> toHandOut, int again, int later) {
    Left {
      toHandOut = List.copyOf(toHandOut);
    }
  }

  /**
   * The new ones in a first pass, without a read; later all whom their checkpoints do not settle.
   */
  Left of(List<Subject> page, RolloutDocument rollout, Instant now) {
    if (rollout.pass() <= 1) {
      return new Left(
          page.stream().filter(player -> rollout.isNew(migration, player)).toList(), 0, 0);
    }
    List<Subject> in = page.stream().filter(one -> rollout.includes(migration, one)).toList();
    List<DocPath> paths = in.stream().map(migration::checkpoint).toList();
    Snapshot seen = store.read(paths, ReadTime.latest()).snapshot();
    List<Subject> left = new ArrayList<>();
    int again = 0;
    int later = 0;
    for (Subject player : in) {
      Optional<Checkpoint> found = seen.fields(migration.checkpoint(player)).map(Checkpoint::new);
      if (found.filter(known -> known.isSettled(rollout.epoch())).isPresent()) {
        continue;
      }
      if (busy.is(migration, player, now)) {
        later++;
      } else {
        left.add(player);
        again += found.filter(Checkpoint::isFailed).isPresent() ? 1 : 0;
      }
    }
    return new Left(left, again, later);
  }
}
