/** One read view over both schemas: a player looks the same before and after its migration. */
@NullMarked
package dev.slipstream.compat;

import org.jspecify.annotations.NullMarked;
