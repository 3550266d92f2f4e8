/** Samples and events of a run that goes on, and the outputs that take them. */
@NullMarked
package io.broadside.outputs.news;

import org.jspecify.annotations.NullMarked;
