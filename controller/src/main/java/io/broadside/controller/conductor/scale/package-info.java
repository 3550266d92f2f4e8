/** How many workers there are to be, and who has asked for that. */
@NullMarked
package io.broadside.controller.conductor.scale;

import org.jspecify.annotations.NullMarked;
