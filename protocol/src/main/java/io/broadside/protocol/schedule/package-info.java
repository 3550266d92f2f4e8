/**
 * Who starts which user when: slots, which unit is in which, and the schedule that says whose they
 * are.
 */
@NullMarked
package io.broadside.protocol.schedule;

import org.jspecify.annotations.NullMarked;
