/** The callable that rolls one player back. */
@NullMarked
package dev.slipstream.functions.rollbackuser;

import org.jspecify.annotations.NullMarked;
