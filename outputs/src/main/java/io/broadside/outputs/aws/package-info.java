/** The one way in which outputs speak with AWS: bounded in time, tried once, explained in words. */
@NullMarked
package io.broadside.outputs.aws;

import org.jspecify.annotations.NullMarked;
