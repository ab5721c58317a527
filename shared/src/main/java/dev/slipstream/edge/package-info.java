/**
 * What stands between a deployed function and the library: HTTP, identity, settings, the clock and
 * the log; builds the object graph by hand.
 */
@NullMarked
package dev.slipstream.edge;

import org.jspecify.annotations.NullMarked;
