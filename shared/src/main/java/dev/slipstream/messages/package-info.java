/** Messages to functions: the port, the topics, and messages that stay in this process. */
@NullMarked
package dev.slipstream.messages;

import org.jspecify.annotations.NullMarked;
