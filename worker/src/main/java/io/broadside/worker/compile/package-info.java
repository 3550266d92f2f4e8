/** Compiles the Java sources that a simulation needs, and no others where these do not compile. */
@NullMarked
package io.broadside.worker.compile;

import org.jspecify.annotations.NullMarked;
