/** OpenTelemetry's protocol for metrics, over HTTP with protobuf. */
@NullMarked
package io.broadside.outputs.otlp;

import org.jspecify.annotations.NullMarked;
