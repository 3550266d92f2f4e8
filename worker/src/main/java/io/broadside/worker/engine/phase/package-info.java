/** The phases of an engine, and what leads from one to the next. */
@NullMarked
package io.broadside.worker.engine.phase;

import org.jspecify.annotations.NullMarked;
