/** Test users of runs: made before a start, deleted after an end. */
@NullMarked
package io.broadside.controller.users;

import org.jspecify.annotations.NullMarked;
