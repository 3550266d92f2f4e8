/** Says how many workers a run needs, ahead of the need: the load of every second is known. */
@NullMarked
package io.broadside.controller.scaling;

import org.jspecify.annotations.NullMarked;
