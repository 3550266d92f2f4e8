/** The goals of a plan, over the whole run or a part of it, and the goals that abort a run. */
@NullMarked
package io.broadside.plan.goal;

import org.jspecify.annotations.NullMarked;
