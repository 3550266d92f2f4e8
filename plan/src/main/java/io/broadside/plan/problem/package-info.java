/** What is wrong with a plan, where, and what to write instead. */
@NullMarked
package io.broadside.plan.problem;

import org.jspecify.annotations.NullMarked;
