/** The worker's program: reads its settings, and becomes a supervisor or an engine. */
@NullMarked
package io.broadside.worker;

import org.jspecify.annotations.NullMarked;
