/**
 * Players' money: operations, each applied exactly once, under whichever schema is authoritative.
 */
@NullMarked
package dev.slipstream.economy;

import org.jspecify.annotations.NullMarked;
