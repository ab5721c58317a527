package dev.slipstream.model;

import java.time.Duration;

/**
 * Where something that a subject is in the middle of has a document until it is settled, such as a
 * race. Whoever is moved meanwhile could lose what it settles.
 *
 * @param collection its path
 * @param subject the field that holds the subject's id
 * @param settled the field that is false until it is settled
 * @param patience how long after its last change it counts as given up
 */
public record InFlight(
    String collection, FieldPath subject, FieldPath settled, Duration patience) {}
