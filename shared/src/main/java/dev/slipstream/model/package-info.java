/** Values that everything else is made of: documents, changes, writes, findings and limits. */
@NullMarked
package dev.slipstream.model;

import org.jspecify.annotations.NullMarked;
