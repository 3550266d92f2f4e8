/** A run's figures: of all of it, of a second, a request, a worker. */
@NullMarked
package io.broadside.results.record.figures;

import org.jspecify.annotations.NullMarked;
