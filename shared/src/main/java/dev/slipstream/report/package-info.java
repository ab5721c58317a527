/** What a run came to, counted for people and for machines. */
@NullMarked
package dev.slipstream.report;

import org.jspecify.annotations.NullMarked;
