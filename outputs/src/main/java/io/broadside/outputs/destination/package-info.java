/** What a user says of where outputs go, and with which credentials. */
@NullMarked
package io.broadside.outputs.destination;

import org.jspecify.annotations.NullMarked;
