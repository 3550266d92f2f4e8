/** Who steers, and how a run passes from one controller to the next. */
@NullMarked
package io.broadside.controller.takeover;

import org.jspecify.annotations.NullMarked;
