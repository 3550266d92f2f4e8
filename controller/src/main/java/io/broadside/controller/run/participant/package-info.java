/** The workers that take part in a run, and how each stands to it. */
@NullMarked
package io.broadside.controller.run.participant;

import org.jspecify.annotations.NullMarked;
