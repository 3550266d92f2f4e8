/** How a run went, in forms that are small enough to draw: all of it, and each of its requests. */
@NullMarked
package io.broadside.results.course;

import org.jspecify.annotations.NullMarked;
