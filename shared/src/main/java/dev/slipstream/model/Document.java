package dev.slipstream.model;

import java.time.Instant;

/** A document as it was read: its address, its fields, and when it was made and last changed. */
public record Document(DocPath path, Fields fields, Instant createTime, Instant updateTime) {}
