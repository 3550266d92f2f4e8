/** What an engine does once so that Java remembers it. */
@NullMarked
package io.broadside.worker.training;

import org.jspecify.annotations.NullMarked;
