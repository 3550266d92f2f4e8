/** A controller on this machine that lasts as long as the command. */
@NullMarked
package io.broadside.controller.cli.local;

import org.jspecify.annotations.NullMarked;
