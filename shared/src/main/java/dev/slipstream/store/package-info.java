/** The port to data: reads at a time, and changes applied in one commit. */
@NullMarked
package dev.slipstream.store;

import org.jspecify.annotations.NullMarked;
