/**
 * What the simulator plays with a fake, with the real client and Firestore's emulator: a network on
 * a bad day, workers that are killed, messages that come twice, and old clients that know of
 * nothing. At the end all oracles look at all documents.
 */
package dev.slipstream.faults;
