/** Counts and times what happens, in one registry that Prometheus can read. */
@NullMarked
package io.broadside.worker.metrics;

import org.jspecify.annotations.NullMarked;
