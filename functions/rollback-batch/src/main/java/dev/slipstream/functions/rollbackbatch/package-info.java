/** The function that rolls many players back, page by page. */
@NullMarked
package dev.slipstream.functions.rollbackbatch;

import org.jspecify.annotations.NullMarked;
