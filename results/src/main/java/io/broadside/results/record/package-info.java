/** What is left of a run: its record, in a form that is read for ever. */
@NullMarked
package io.broadside.results.record;

import org.jspecify.annotations.NullMarked;
