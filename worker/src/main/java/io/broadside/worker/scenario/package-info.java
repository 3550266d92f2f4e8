/**
 * Builds the simulation that a plan equals, without a compiler; one class for each kind of thing.
 */
@NullMarked
package io.broadside.worker.scenario;

import org.jspecify.annotations.NullMarked;
