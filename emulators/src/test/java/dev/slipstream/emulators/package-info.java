@NullMarked
package dev.slipstream.emulators;

import org.jspecify.annotations.NullMarked;
