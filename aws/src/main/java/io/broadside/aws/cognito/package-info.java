/** Test users in a user pool of Cognito: made, found by their mark, logged in, deleted. */
@NullMarked
package io.broadside.aws.cognito;

import org.jspecify.annotations.NullMarked;
