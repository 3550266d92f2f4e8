/** A project of somebody's, and its own build tool, which builds it where it has to be built. */
@NullMarked
package io.broadside.controller.project;

import org.jspecify.annotations.NullMarked;
