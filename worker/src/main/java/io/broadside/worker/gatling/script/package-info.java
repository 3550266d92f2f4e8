/**
 * What a simulation has set up, read before it runs: its requests, and its users where others take
 * their place.
 */
@NullMarked
package io.broadside.worker.gatling.script;

import org.jspecify.annotations.NullMarked;
