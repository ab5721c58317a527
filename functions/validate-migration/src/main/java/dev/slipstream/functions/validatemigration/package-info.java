/** The callable that proves players. */
@NullMarked
package dev.slipstream.functions.validatemigration;

import org.jspecify.annotations.NullMarked;
