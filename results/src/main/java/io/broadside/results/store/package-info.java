/** Where the records of runs are kept. */
@NullMarked
package io.broadside.results.store;

import org.jspecify.annotations.NullMarked;
