/** A plan's requests and connections in Gatling's terms. */
@NullMarked
package io.broadside.worker.scenario.http;

import org.jspecify.annotations.NullMarked;
