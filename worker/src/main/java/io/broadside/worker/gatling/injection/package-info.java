/** Takes the place of Gatling's injection: what each population starts, dealt by ordinal. */
@NullMarked
package io.broadside.worker.gatling.injection;

import org.jspecify.annotations.NullMarked;
