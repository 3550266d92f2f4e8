/** The course of a run and of each of its requests, in forms that are small enough to draw. */
@NullMarked
package io.broadside.results.course;

import org.jspecify.annotations.NullMarked;
