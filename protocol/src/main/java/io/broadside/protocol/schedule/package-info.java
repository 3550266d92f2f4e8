/** The schedule by which workers share users: slots, the units in them, and their owners. */
@NullMarked
package io.broadside.protocol.schedule;

import org.jspecify.annotations.NullMarked;
