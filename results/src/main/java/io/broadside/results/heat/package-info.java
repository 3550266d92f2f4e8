/** How response times were spread, second by second, in a form that is small enough to draw. */
@NullMarked
package io.broadside.results.heat;

import org.jspecify.annotations.NullMarked;
