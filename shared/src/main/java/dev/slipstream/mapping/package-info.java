/** Name tables: legacy name to opaque id, checked when loaded. */
@NullMarked
package dev.slipstream.mapping;

import org.jspecify.annotations.NullMarked;
