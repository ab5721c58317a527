/** Plans, applies and records migrations; knows no game and no database. */
@NullMarked
package dev.slipstream.engine;

import org.jspecify.annotations.NullMarked;
