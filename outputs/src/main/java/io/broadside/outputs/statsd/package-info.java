/** StatsD over UDP, with and without Datadog's tags. */
@NullMarked
package io.broadside.outputs.statsd;

import org.jspecify.annotations.NullMarked;
