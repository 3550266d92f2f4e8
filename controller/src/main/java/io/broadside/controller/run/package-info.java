/**
 * What a run does from step to step: whom it waits for, what it tells its workers, who shares its
 * load.
 */
@NullMarked
package io.broadside.controller.run;

import org.jspecify.annotations.NullMarked;
