/** The store in this process: for tests, simulations, and a local stack without an emulator. */
@NullMarked
package dev.slipstream.store.memory;

import org.jspecify.annotations.NullMarked;
