/** Runs in the forms that other programs read. */
@NullMarked
package io.broadside.results.export;

import org.jspecify.annotations.NullMarked;
