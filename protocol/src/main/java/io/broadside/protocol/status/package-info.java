/** The status with which a worker answers a schedule. */
@NullMarked
package io.broadside.protocol.status;

import org.jspecify.annotations.NullMarked;
