/**
 * The command line: speaks with a controller by its HTTP API alone, and starts one where there is
 * none.
 */
@NullMarked
package io.broadside.controller.cli;

import org.jspecify.annotations.NullMarked;
