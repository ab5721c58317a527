/** The flagship: a racing game's JSON blobs to focused documents with opaque ids. */
@NullMarked
package dev.slipstream.migrations.racing;

import org.jspecify.annotations.NullMarked;
