/** Finds the simulation of a plan: in sources, in jars, or on the class path. */
@NullMarked
package io.broadside.worker.simulation;

import org.jspecify.annotations.NullMarked;
