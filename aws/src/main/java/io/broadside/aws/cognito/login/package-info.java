/** Logs users of a pool in, and keeps their tokens valid. */
@NullMarked
package io.broadside.aws.cognito.login;

import org.jspecify.annotations.NullMarked;
