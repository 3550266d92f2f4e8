/** The one way in which outputs post to servers: bounded in time and memory, without redirects. */
@NullMarked
package io.broadside.outputs.http;

import org.jspecify.annotations.NullMarked;
