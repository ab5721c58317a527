/** The store on Google Cloud Firestore, through its Java client. */
@NullMarked
package dev.slipstream.store.firestore;

import org.jspecify.annotations.NullMarked;
