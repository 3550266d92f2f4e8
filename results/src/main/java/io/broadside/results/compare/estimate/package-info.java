/** What one run says about the figures of one request, and how sure that is. */
@NullMarked
package io.broadside.results.compare.estimate;

import org.jspecify.annotations.NullMarked;
