/** Which runs can be compared with one another. */
@NullMarked
package io.broadside.results.compare.admission;

import org.jspecify.annotations.NullMarked;
