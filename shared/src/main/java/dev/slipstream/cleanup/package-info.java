/** The end of the old schema: old documents go to the archive, and come back from there. */
@NullMarked
package dev.slipstream.cleanup;

import org.jspecify.annotations.NullMarked;
