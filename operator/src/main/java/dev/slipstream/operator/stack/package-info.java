/** The local stack: emulators, functions and one port. */
@NullMarked
package dev.slipstream.operator.stack;

import org.jspecify.annotations.NullMarked;
