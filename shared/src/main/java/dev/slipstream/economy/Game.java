package dev.slipstream.economy;

import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.migrations.racing.RacingMigration;

/**
 * What operations must know of the game whose players they are on.
 *
 * @param mirrors whether what happens under the new schema is written to the legacy documents too,
 *     so that a rollback finds them up to date; until cleanup it should
 */
public record Game(
    RacingMigration migration, Mappings mappings, Catalogues catalogues, boolean mirrors) {}
