/** Writes down what a run does while it goes on. */
@NullMarked
package io.broadside.controller.conductor.record;

import org.jspecify.annotations.NullMarked;
