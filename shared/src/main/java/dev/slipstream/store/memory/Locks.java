package dev.slipstream.store.memory;

import dev.slipstream.model.DocPath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who has read what in a transaction that is still open. Readers share a lock; whoever writes waits
 * until nobody else holds one.
 */
final class Locks {

  /** Each set is replaced, never changed, so copies share them. */
  private final Map<Object, Set<DocPath>> held = new HashMap<>();

  Locks copy() {
    Locks copy = new Locks();
    copy.held.putAll(held);
    return copy;
  }

  void take(Object owner, Collection<DocPath> paths) {
    Set<DocPath> more = new HashSet<>(of(owner));
    more.addAll(paths);
    held.put(owner, Collections.unmodifiableSet(more));
  }

  void release(Object owner) {
    held.remove(owner);
  }

  Set<DocPath> of(Object owner) {
    return held.getOrDefault(owner, Set.of());
  }

  /** Whether nobody but {@code owner} holds any of these. */
  boolean areFree(Object owner, Collection<DocPath> paths) {
    return held.entrySet().stream()
        .filter(others -> !others.getKey().equals(owner))
        .noneMatch(others -> paths.stream().anyMatch(others.getValue()::contains));
  }
}
