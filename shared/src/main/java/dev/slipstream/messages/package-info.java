/** Messages to functions: the port, and one that stays in this process. */
@NullMarked
package dev.slipstream.messages;

import org.jspecify.annotations.NullMarked;
