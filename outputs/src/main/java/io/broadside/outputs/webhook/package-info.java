/** Calls that say what happened to a run. */
@NullMarked
package io.broadside.outputs.webhook;

import org.jspecify.annotations.NullMarked;
