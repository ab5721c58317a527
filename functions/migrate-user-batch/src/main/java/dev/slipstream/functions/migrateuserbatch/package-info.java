/** The function that migrates the players of a message. */
@NullMarked
package dev.slipstream.functions.migrateuserbatch;

import org.jspecify.annotations.NullMarked;
