/** A fleet of pods that a Deployment keeps; the only place that knows the Kubernetes client. */
@NullMarked
package io.broadside.controller.fleet.kubernetes;

import org.jspecify.annotations.NullMarked;
