/** Finds a simulation: unpacks its bundle, compiles its sources, loads its class. */
@NullMarked
package io.broadside.worker.simulation;

import org.jspecify.annotations.NullMarked;
