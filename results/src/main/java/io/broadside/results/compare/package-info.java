/**
 * The comparison of runs: whether the new side is slower or fails more often than the baseline, or
 * whether that cannot be told.
 */
@NullMarked
package io.broadside.results.compare;

import org.jspecify.annotations.NullMarked;
