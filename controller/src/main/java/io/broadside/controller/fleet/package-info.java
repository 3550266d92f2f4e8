/** The one seam between running on Kubernetes and running on a laptop: workers come and go here. */
@NullMarked
package io.broadside.controller.fleet;

import org.jspecify.annotations.NullMarked;
