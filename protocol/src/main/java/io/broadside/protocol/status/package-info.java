/** What a worker says of itself in answer to a schedule. */
@NullMarked
package io.broadside.protocol.status;

import org.jspecify.annotations.NullMarked;
