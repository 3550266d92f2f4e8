/**
 * How a command speaks with a controller, wherever that is, and how it ends when that cannot be.
 */
@NullMarked
package io.broadside.controller.cli.api;

import org.jspecify.annotations.NullMarked;
