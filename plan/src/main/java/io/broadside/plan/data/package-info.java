/** Test data: where records come from, and who gets which. */
@NullMarked
package io.broadside.plan.data;

import org.jspecify.annotations.NullMarked;
