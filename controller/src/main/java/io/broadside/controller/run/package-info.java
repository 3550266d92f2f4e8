/**
 * The states of a run, and what leads from one to the next: who takes part, who shares the load.
 */
@NullMarked
package io.broadside.controller.run;

import org.jspecify.annotations.NullMarked;
