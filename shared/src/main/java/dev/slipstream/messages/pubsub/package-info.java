/** Messages by Pub/Sub. */
@NullMarked
package dev.slipstream.messages.pubsub;

import org.jspecify.annotations.NullMarked;
