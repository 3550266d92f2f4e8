/** The plan of a run, and the outline that a worker computes from it. */
@NullMarked
package io.broadside.protocol.plan;

import org.jspecify.annotations.NullMarked;
