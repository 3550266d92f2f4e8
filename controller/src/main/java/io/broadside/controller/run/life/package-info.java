/** The life of a run: its states, what leads from one to the next, and how its load is ended. */
@NullMarked
package io.broadside.controller.run.life;

import org.jspecify.annotations.NullMarked;
