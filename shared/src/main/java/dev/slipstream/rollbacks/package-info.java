/** Rolling many back, page by page: how far it is, whose turn it is, and whom it refused. */
@NullMarked
package dev.slipstream.rollbacks;

import org.jspecify.annotations.NullMarked;
