/** The record of a run, in a form that all later versions read. */
@NullMarked
package io.broadside.results.record;

import org.jspecify.annotations.NullMarked;
