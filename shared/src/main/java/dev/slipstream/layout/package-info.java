/** Addresses of the new schema, contract B. */
@NullMarked
package dev.slipstream.layout;

import org.jspecify.annotations.NullMarked;
