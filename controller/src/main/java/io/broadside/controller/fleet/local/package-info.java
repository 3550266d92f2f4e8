/** A fleet of child processes on this machine. */
@NullMarked
package io.broadside.controller.fleet.local;

import org.jspecify.annotations.NullMarked;
