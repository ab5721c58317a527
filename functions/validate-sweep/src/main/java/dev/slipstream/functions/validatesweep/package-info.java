/** The function that proves all players, page by page. */
@NullMarked
package dev.slipstream.functions.validatesweep;

import org.jspecify.annotations.NullMarked;
