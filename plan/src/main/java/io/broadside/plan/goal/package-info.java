/** What is to be reached, over the whole run or a part of it, and when to give up. */
@NullMarked
package io.broadside.plan.goal;

import org.jspecify.annotations.NullMarked;
