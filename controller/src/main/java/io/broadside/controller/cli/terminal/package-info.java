/**
 * What people see of a run in a terminal: its course while it goes on, and the summary at its end.
 */
@NullMarked
package io.broadside.controller.cli.terminal;

import org.jspecify.annotations.NullMarked;
