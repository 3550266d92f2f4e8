/** Runs that were kept, as a comparison wants them. */
@NullMarked
package io.broadside.results.compare.kept;

import org.jspecify.annotations.NullMarked;
