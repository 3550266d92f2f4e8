/** A request of a plan: what is sent, what is expected, what is captured. */
@NullMarked
package io.broadside.plan.request;

import org.jspecify.annotations.NullMarked;
