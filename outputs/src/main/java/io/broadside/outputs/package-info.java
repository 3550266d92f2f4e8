/**
 * What a run measures, sent while it goes on to other programs, and who is called when something
 * happens to it.
 */
@NullMarked
package io.broadside.outputs;

import org.jspecify.annotations.NullMarked;
