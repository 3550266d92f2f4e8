/** The small run of an engine from which Java's AOT cache is made. */
@NullMarked
package io.broadside.worker.training;

import org.jspecify.annotations.NullMarked;
