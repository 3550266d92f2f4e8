/** The messages between controller and workers. It depends on the JDK and JSON only. */
@NullMarked
package io.broadside.protocol;

import org.jspecify.annotations.NullMarked;
