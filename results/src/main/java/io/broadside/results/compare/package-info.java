/**
 * Whether one side's runs are slower or fail more often than another's, or whether nobody can say.
 */
@NullMarked
package io.broadside.results.compare;

import org.jspecify.annotations.NullMarked;
