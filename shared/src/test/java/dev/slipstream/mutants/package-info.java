/** Single mistakes, made on purpose in the product's own source; the simulator must find each. */
package dev.slipstream.mutants;
