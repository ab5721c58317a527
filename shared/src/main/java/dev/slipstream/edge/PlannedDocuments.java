package dev.slipstream.edge;

import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents that a plan would write, by path, for a dry run. Of a document of others, such as a
 * clan, only the fields that change are there. What JSON has no kind for is marked, so that a
 * client can compare the plan with what is stored: a time is {@code {"$ts": iso}}, the time of the
 * commit {@code "$serverTimestamp"}, an addition {@code {"$increment": n}}; a document to be
 * deleted is null.
 */
public final class PlannedDocuments {

  private PlannedDocuments() {}

  public static Fields of(List<Write> writes) {
    Map<String, Value> documents = new LinkedHashMap<>();
    writes.forEach(
        write -> documents.merge(write.path().toString(), document(write), PlannedDocuments::lay));
    return new Fields(documents);
  }

  private static Value lay(Value before, Value after) {
    return before instanceof Fields under && after instanceof Fields over
        ? under.merge(over)
        : after;
  }

  private static Value document(Write write) {
    if (write instanceof Write.Create create) {
      return marked(create.fields());
    }
    if (write instanceof Write.Put put) {
      return marked(put.fields());
    }
    if (write instanceof Write.Merge merge) {
      return marked(merge.fields());
    }
    return write instanceof Write.Increment increment ? additions(increment) : Value.NULL;
  }

  private static Fields additions(Write.Increment increment) {
    Fields fields = Fields.empty();
    for (Map.Entry<FieldPath, Long> amount : increment.amounts().entrySet()) {
      Value addition = Fields.of("$increment", Value.of(amount.getValue()));
      fields = fields.merge(amount.getKey().holding(addition));
    }
    return fields;
  }

  private static Value marked(Value value) {
    if (value instanceof Fields fields) {
      Map<String, Value> marked = new LinkedHashMap<>();
      fields.map().forEach((name, inner) -> marked.put(name, marked(inner)));
      return new Fields(marked);
    }
    if (value instanceof Value.Items items) {
      return Value.items(items.values().stream().map(PlannedDocuments::marked).toList());
    }
    return value instanceof Value.Time time ? marked(time.value()) : value;
  }

  private static Value marked(Instant time) {
    return Fields.of("$ts", Value.of(AnswerJson.isoOf(time)));
  }
}
