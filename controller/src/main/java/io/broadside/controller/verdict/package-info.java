/**
 * Judges the generator by what it did, and the system under test by the simulation's assertions.
 */
@NullMarked
package io.broadside.controller.verdict;

import org.jspecify.annotations.NullMarked;
