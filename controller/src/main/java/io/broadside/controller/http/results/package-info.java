/** What is kept of runs: records, files, seconds, comparisons. */
@NullMarked
package io.broadside.controller.http.results;

import org.jspecify.annotations.NullMarked;
