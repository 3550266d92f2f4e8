/** Deals arrivals: which users this worker starts, and when, by the slots that it owns. */
@NullMarked
package io.broadside.worker.dealing;

import org.jspecify.annotations.NullMarked;
