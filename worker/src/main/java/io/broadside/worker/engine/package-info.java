/** Takes one run from its plan to its end, as the schedules say. */
@NullMarked
package io.broadside.worker.engine;

import org.jspecify.annotations.NullMarked;
