/** The function that moves waves. */
@NullMarked
package dev.slipstream.functions.startwave;

import org.jspecify.annotations.NullMarked;
