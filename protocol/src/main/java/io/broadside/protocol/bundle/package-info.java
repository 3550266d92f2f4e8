/** A simulation's files on their way from the user to the workers. */
@NullMarked
package io.broadside.protocol.bundle;

import org.jspecify.annotations.NullMarked;
