/** The data and secrets of a plan's users. */
@NullMarked
package io.broadside.worker.scenario.data;

import org.jspecify.annotations.NullMarked;
