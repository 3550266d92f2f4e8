/** The phases of a load, read from text and turned into an injection profile. */
@NullMarked
package io.broadside.plan.phase;

import org.jspecify.annotations.NullMarked;
