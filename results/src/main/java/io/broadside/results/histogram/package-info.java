/** Distributions that add up without loss. */
@NullMarked
package io.broadside.results.histogram;

import org.jspecify.annotations.NullMarked;
