/** Brings samples and events to their receivers, and counts what did not arrive. */
@NullMarked
package io.broadside.outputs.delivery;

import org.jspecify.annotations.NullMarked;
