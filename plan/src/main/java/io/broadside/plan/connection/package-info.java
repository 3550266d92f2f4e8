/** How the target is reached: connections, time-outs, trust, proxy; and secrets by reference. */
@NullMarked
package io.broadside.plan.connection;

import org.jspecify.annotations.NullMarked;
