/** The callable that migrates one player. */
@NullMarked
package dev.slipstream.functions.migrateuser;

import org.jspecify.annotations.NullMarked;
