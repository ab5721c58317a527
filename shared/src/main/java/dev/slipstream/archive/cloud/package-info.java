/** The archive on Cloud Storage. */
@NullMarked
package dev.slipstream.archive.cloud;

import org.jspecify.annotations.NullMarked;
