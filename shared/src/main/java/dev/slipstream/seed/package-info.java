/** Data to begin with: the game's master data, and synthetic legacy players to try things on. */
@NullMarked
package dev.slipstream.seed;

import org.jspecify.annotations.NullMarked;
