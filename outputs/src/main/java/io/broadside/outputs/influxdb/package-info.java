/** InfluxDB's line protocol, and both of its ways to write. */
@NullMarked
package io.broadside.outputs.influxdb;

import org.jspecify.annotations.NullMarked;
