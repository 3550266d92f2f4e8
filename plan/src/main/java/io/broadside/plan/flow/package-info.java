/** Reads the steps of a scenario. */
@NullMarked
package io.broadside.plan.flow;

import org.jspecify.annotations.NullMarked;
