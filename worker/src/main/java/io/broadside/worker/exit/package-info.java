/** What an engine that ends leaves behind for the next one to tell. */
@NullMarked
package io.broadside.worker.exit;

import org.jspecify.annotations.NullMarked;
