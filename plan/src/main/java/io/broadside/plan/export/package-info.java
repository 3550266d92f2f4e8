/** Writes the Java simulation that a plan equals; one method for each kind of thing. */
@NullMarked
package io.broadside.plan.export;

import org.jspecify.annotations.NullMarked;
