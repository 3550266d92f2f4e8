/**
 * Talks to workers: schedules and bundles out, statuses and metrics in, and what time it is there.
 */
@NullMarked
package io.broadside.controller.exchange;

import org.jspecify.annotations.NullMarked;
