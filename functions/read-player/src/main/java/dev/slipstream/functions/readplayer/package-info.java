/** The callable that reads one player. */
@NullMarked
package dev.slipstream.functions.readplayer;

import org.jspecify.annotations.NullMarked;
