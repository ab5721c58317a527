/**
 * What must hold, one class each: looked at after every step of a simulation, and over a full dump
 * of a database after a run with the real client. The list is the design's, part 5.
 */
package dev.slipstream.oracles;
