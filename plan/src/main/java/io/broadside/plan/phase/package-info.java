/** The phases of a load in words, and the profile that they come to. */
@NullMarked
package io.broadside.plan.phase;

import org.jspecify.annotations.NullMarked;
