/** Benchmarks, as ratios of one run: these machines are too noisy for anything else. */
@NullMarked
package dev.slipstream.bench;

import org.jspecify.annotations.NullMarked;
