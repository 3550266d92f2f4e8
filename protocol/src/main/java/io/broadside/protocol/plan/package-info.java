/** What a run does: the plan that is asked for, and the outline that a worker computes from it. */
@NullMarked
package io.broadside.protocol.plan;

import org.jspecify.annotations.NullMarked;
