/** The course of a run, second by second, in files that others can read. */
@NullMarked
package io.broadside.results.series;

import org.jspecify.annotations.NullMarked;
