/** Moving a live population wave by wave: who is in, at what pace, and when to stop. */
@NullMarked
package dev.slipstream.waves;

import org.jspecify.annotations.NullMarked;
