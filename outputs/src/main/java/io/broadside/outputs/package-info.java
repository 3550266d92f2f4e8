/**
 * Outputs: they send the measurements of a run to other programs while it goes on, and notify
 * people of its events.
 */
@NullMarked
package io.broadside.outputs;

import org.jspecify.annotations.NullMarked;
