/** Ordinary Gatling simulations to begin with; nothing of Broadside is needed for them. */
@NullMarked
package io.broadside.examples;

import org.jspecify.annotations.NullMarked;
