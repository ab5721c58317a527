/** One class per verb. */
@NullMarked
package dev.slipstream.operator.verbs;

import org.jspecify.annotations.NullMarked;
