/** Where a figure has changed for good over the last runs of a test. */
@NullMarked
package io.broadside.results.compare.trend;

import org.jspecify.annotations.NullMarked;
