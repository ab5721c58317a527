package dev.slipstream.bench;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A legacy player of a benchmark, by number; different numbers are different players. */
public record Player(Subject subject, Map<DocPath, Fields> documents) {

  public Player {
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
  }
}
