/** Conducts runs: plans them, leads one at a time on a thread of its own, and shows all. */
@NullMarked
package io.broadside.controller.conductor;

import org.jspecify.annotations.NullMarked;
