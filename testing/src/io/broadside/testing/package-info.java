/** What the tests of several modules share; each compiles it among its own. */
@NullMarked
package io.broadside.testing;

import org.jspecify.annotations.NullMarked;
