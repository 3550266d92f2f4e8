/** Deals arrivals: which users this worker starts, and when, by the epochs of the schedule. */
@NullMarked
package io.broadside.worker.dealing;

import org.jspecify.annotations.NullMarked;
