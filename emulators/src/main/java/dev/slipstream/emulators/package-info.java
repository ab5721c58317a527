/** Finds, starts and stops the Firestore and the Pub/Sub emulator. */
@NullMarked
package dev.slipstream.emulators;

import org.jspecify.annotations.NullMarked;
