package dev.slipstream.simulator;

import dev.slipstream.migrations.racing.RacingMigration;
import dev.slipstream.model.Limits;
import dev.slipstream.model.Subject;
import dev.slipstream.oracles.Documents;
import dev.slipstream.oracles.Oracle;
import java.util.List;
import java.util.Set;

/**
 * What does not change while a scenario is played.
 *
 * @param limits of the store that the actors work through
 * @param before all documents as it begins
 * @param inTurns whether a transaction that has begun ends before anybody else moves; what
 *     transactions promise, and what the scenarios that are played call by call prove
 */
record Stage(
    Terms terms,
    Limits limits,
    RacingMigration migration,
    Set<Subject> players,
    Documents before,
    boolean inTurns,
    List<Oracle> oracles) {}
