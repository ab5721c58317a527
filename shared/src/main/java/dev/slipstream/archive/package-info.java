/** Where finished files are kept for good: certificates, and what is archived before a cleanup. */
@NullMarked
package dev.slipstream.archive;

import org.jspecify.annotations.NullMarked;
