/** The destinations of outputs and their credentials, as the user sets them. */
@NullMarked
package io.broadside.outputs.destination;

import org.jspecify.annotations.NullMarked;
