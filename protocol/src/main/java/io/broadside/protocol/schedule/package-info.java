/**
 * Who starts which user when: epochs, the arithmetic of shares, and the schedule that carries both.
 */
@NullMarked
package io.broadside.protocol.schedule;

import org.jspecify.annotations.NullMarked;
