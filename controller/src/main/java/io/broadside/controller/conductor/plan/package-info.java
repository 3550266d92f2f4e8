/**
 * What a run would be, found out before it starts: its load, its files, whether its target is
 * there.
 */
@NullMarked
package io.broadside.controller.conductor.plan;

import org.jspecify.annotations.NullMarked;
