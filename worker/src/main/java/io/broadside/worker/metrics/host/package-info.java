/** What the container and the kernel tell of this process. */
@NullMarked
package io.broadside.worker.metrics.host;

import org.jspecify.annotations.NullMarked;
