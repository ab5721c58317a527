/** The operator's command line: one file per verb, no logic. */
@NullMarked
package dev.slipstream.operator;

import org.jspecify.annotations.NullMarked;
