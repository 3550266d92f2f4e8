/** What a worker answers over HTTP. */
@NullMarked
package io.broadside.worker.http;

import org.jspecify.annotations.NullMarked;
