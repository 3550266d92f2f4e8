/** A user pool of Cognito, and how its API is called. */
@NullMarked
package io.broadside.aws.cognito.pool;

import org.jspecify.annotations.NullMarked;
