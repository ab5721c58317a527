package dev.slipstream.seed;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A synthetic legacy player.
 *
 * @param documents its legacy documents
 * @param dirt what is wrong with them, where something is
 */
public record LegacyPlayer(Subject subject, Map<DocPath, Fields> documents, Optional<Dirt> dirt) {

  /** The fate of a player who can be migrated. */
  public static final String MIGRATED = "migrated";

  /** The fate of a player of whom there is no profile: nobody, as far as the old schema goes. */
  public static final String NOT_FOUND = "USER_NOT_FOUND";

  public LegacyPlayer {
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
  }

  /** What must come of migrating it: {@link #MIGRATED}, or the code that refuses it. */
  public String fate() {
    return dirt.map(Dirt::fate).orElse(MIGRATED);
  }
}
