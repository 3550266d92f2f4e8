/** Files that only the user who runs the controller may read. */
@NullMarked
package io.broadside.controller.files;

import org.jspecify.annotations.NullMarked;
