/** A small shop to put load on: the demo's target, and one that records what it saw for tests. */
@NullMarked
package io.broadside.target;

import org.jspecify.annotations.NullMarked;
