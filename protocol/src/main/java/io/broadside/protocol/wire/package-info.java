/** How the two sides write things down: JSON, paths, headers, and the names of the metrics. */
@NullMarked
package io.broadside.protocol.wire;

import org.jspecify.annotations.NullMarked;
