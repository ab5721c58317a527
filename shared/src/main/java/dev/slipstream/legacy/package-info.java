/** Old blobs: parsed once, with the text kept, so that they can be written back faithfully. */
@NullMarked
package dev.slipstream.legacy;

import org.jspecify.annotations.NullMarked;
