/** What a command line says of a load test: its test, its load, its workers. */
@NullMarked
package io.broadside.controller.cli.load;

import org.jspecify.annotations.NullMarked;
