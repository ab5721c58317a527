/** The archive in a folder of this machine. */
@NullMarked
package dev.slipstream.archive.folder;

import org.jspecify.annotations.NullMarked;
