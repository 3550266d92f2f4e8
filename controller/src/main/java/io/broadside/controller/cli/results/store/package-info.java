/** Where the runs are that a command is about, and how one of them is named. */
@NullMarked
package io.broadside.controller.cli.results.store;

import org.jspecify.annotations.NullMarked;
