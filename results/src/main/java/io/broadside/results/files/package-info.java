/** Folders whose files are for the user alone. */
@NullMarked
package io.broadside.results.files;

import org.jspecify.annotations.NullMarked;
