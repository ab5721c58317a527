/** All players proved, page by page, and the certificate that says so. */
@NullMarked
package dev.slipstream.validation;

import org.jspecify.annotations.NullMarked;
