/** A plan's data and secrets as Java. */
@NullMarked
package io.broadside.plan.export.data;

import org.jspecify.annotations.NullMarked;
