/** What a run measures, kept in one registry and shown as Prometheus reads it. */
@NullMarked
package io.broadside.worker.metrics;

import org.jspecify.annotations.NullMarked;
