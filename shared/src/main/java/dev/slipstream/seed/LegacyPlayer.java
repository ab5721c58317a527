package dev.slipstream.seed;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A synthetic legacy player.
 *
 * @param documents its legacy documents
 * @param fate what must come of migrating it: {@code migrated}, or the code that refuses it
 */
public record LegacyPlayer(Subject subject, Map<DocPath, Fields> documents, String fate) {

  /** The fate of a player who can be migrated. */
  public static final String MIGRATED = "migrated";

  public LegacyPlayer {
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
  }
}
