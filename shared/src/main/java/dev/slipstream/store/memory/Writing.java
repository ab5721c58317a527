package dev.slipstream.store.memory;

import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.LimitCheck;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import dev.slipstream.store.StoreException;
import dev.slipstream.store.StoreException.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a document becomes by a write. */
final class Writing {

  private Writing() {}

  /** The document after the write, empty after a deletion. */
  static Optional<Document> result(
      Write write, Optional<Document> before, Instant time, LimitCheck check) {
    if (write instanceof Write.Delete) {
      return Optional.empty();
    }
    Fields fields = (Fields) stamped(fields(write, before), time);
    StoreException.refuseFor(check.problem(write.path(), fields));
    Instant created = before.map(Document::createTime).orElse(time);
    return Optional.of(new Document(write.path(), fields, created, time));
  }

  private static Fields fields(Write write, Optional<Document> before) {
    Fields old = before.map(Document::fields).orElse(Fields.empty());
    if (write instanceof Write.Create create) {
      if (before.isPresent()) {
        throw new StoreException(Reason.ALREADY_EXISTS, "already exists: " + write.path());
      }
      return create.fields();
    }
    if (write instanceof Write.Put put) {
      return put.fields();
    }
    if (write instanceof Write.Merge merge) {
      return old.merge(merge.fields());
    }
    if (before.isEmpty()) {
      throw new StoreException(Reason.NOT_FOUND, "does not exist: " + write.path());
    }
    return incremented(old, ((Write.Increment) write).amounts());
  }

  private static Fields incremented(Fields old, Map<FieldPath, Long> amounts) {
    Fields sum = old;
    for (Map.Entry<FieldPath, Long> amount : amounts.entrySet()) {
      Optional<Value> now = Matching.find(old, amount.getKey());
      sum = sum.merge(amount.getKey().holding(add(now, amount.getValue())));
    }
    return sum;
  }

  /** Adds as Firestore does: what is not a number is replaced, an overflow stays at the bound. */
  private static Value add(Optional<Value> now, long amount) {
    if (now.isPresent() && now.get() instanceof Value.Real real) {
      return new Value.Real(real.value() + amount);
    }
    if (now.isPresent() && now.get() instanceof Value.Int whole) {
      long sum = whole.value() + amount;
      boolean overflows = ((whole.value() ^ sum) & (amount ^ sum)) < 0;
      return Value.of(overflows ? (amount < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum);
    }
    return Value.of(amount);
  }

  /** The value with the server's time filled in, cut to milliseconds as Firestore does. */
  private static Value stamped(Value value, Instant time) {
    if (value instanceof Value.ServerTime) {
      return Value.of(time.truncatedTo(ChronoUnit.MILLIS));
    }
    if (value instanceof Fields fields) {
      Map<String, Value> map = new LinkedHashMap<>();
      fields.map().forEach((name, inner) -> map.put(name, stamped(inner, time)));
      return new Fields(map);
    }
    return value;
  }
}
