/** A run as one page that opens from disk. */
@NullMarked
package io.broadside.controller.page;

import org.jspecify.annotations.NullMarked;
