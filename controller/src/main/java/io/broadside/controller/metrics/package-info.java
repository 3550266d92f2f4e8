/** Reads what workers measured, and adds it up without loss. */
@NullMarked
package io.broadside.controller.metrics;

import org.jspecify.annotations.NullMarked;
