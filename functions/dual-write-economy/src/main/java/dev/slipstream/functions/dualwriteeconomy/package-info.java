/** The callable through which players and servers move money. */
@NullMarked
package dev.slipstream.functions.dualwriteeconomy;

import org.jspecify.annotations.NullMarked;
