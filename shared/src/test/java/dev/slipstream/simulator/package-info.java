/**
 * Every interleaving of a few actors on one small database, every crash, and what must hold after
 * each step. Nothing here is a thread: an actor is real code of the product, taken a call at a
 * time.
 */
package dev.slipstream.simulator;
