/** What an engine can run, whatever it is made of. */
@NullMarked
package io.broadside.worker.run;

import org.jspecify.annotations.NullMarked;
