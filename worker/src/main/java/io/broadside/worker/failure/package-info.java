/** Why a plan cannot be run, as a worker's status is to say it. */
@NullMarked
package io.broadside.worker.failure;

import org.jspecify.annotations.NullMarked;
