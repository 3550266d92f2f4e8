/** The life of a run: who shares the load from when on, what was offered, missed and unknown. */
@NullMarked
package io.broadside.controller.run;

import org.jspecify.annotations.NullMarked;
