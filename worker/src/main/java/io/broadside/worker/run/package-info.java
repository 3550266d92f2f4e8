/** The interface between an engine and the load that it runs. */
@NullMarked
package io.broadside.worker.run;

import org.jspecify.annotations.NullMarked;
