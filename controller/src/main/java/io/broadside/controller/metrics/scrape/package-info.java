/** What one worker has measured so far, as it tells it. */
@NullMarked
package io.broadside.controller.metrics.scrape;

import org.jspecify.annotations.NullMarked;
