/**
 * Everything that touches the inside of Gatling, and nothing else does: its injection is replaced
 * by dealing, its statistics by measurements.
 */
@NullMarked
package io.broadside.worker.gatling;

import org.jspecify.annotations.NullMarked;
