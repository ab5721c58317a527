package dev.slipstream.store;

import dev.slipstream.model.Snapshot;

/** What a read found, and its cost. */
public record Found(Snapshot snapshot, Usage usage) {}
