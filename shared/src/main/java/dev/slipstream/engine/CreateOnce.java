package dev.slipstream.engine;

import dev.slipstream.model.Change;
import dev.slipstream.model.Decision;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Write;
import java.util.List;

/** Creates a document unless it is there, and answers with what is there then. */
public record CreateOnce(DocPath path, Fields fields) implements Change<Fields> {

  @Override
  public List<DocPath> reads() {
    return List.of(path);
  }

  @Override
  public Decision<Fields> decide(Snapshot seen) {
    return seen.fields(path)
        .map(Decision::nothing)
        .orElseGet(() -> Decision.write(fields, List.of(new Write.Create(path, fields))));
  }
}
