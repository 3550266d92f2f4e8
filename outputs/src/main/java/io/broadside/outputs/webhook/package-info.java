/** Webhooks: HTTP calls that report the events of a run. */
@NullMarked
package io.broadside.outputs.webhook;

import org.jspecify.annotations.NullMarked;
