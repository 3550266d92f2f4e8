/** Reads a plan and what lies beside it, or says all that is wrong with it. */
@NullMarked
package io.broadside.plan.loader;

import org.jspecify.annotations.NullMarked;
