/** What a user does: steps, requests, what is checked of a response and what is kept of it. */
@NullMarked
package io.broadside.plan.scenario;

import org.jspecify.annotations.NullMarked;
