/**
 * Keeps one engine running, the next as soon as the last has ended, and says how that one ended.
 */
@NullMarked
package io.broadside.worker.supervisor;

import org.jspecify.annotations.NullMarked;
