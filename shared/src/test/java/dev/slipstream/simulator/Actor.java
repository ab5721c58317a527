package dev.slipstream.simulator;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Limits;
import java.util.Optional;

/**
 * Somebody who works on the database.
 *
 * @param role two actors of one role do the same: to go on with one is to go on with the other
 * @param program what it does
 * @param limits of the store that it works through
 * @param fencedBy the checkpoint by which the rules decide about its writes; nobody's for servers,
 *     which the rules do not ask
 * @param memory of the decisions of all actors
 */
record Actor(
    String name,
    String role,
    Program program,
    Limits limits,
    Optional<DocPath> fencedBy,
    Memory memory) {}
